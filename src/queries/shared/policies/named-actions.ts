import { actionSet, idsOfBits } from '../../../policy/action/action-set.ts'
import type { ActionTable } from '../../../policy/action/table.ts'
import type { PatternSet } from '../../../policy/document/policy.ts'
import { type ActionBits, bothOf, hasAll, haveCommonIn, isEmpty, wordsIn } from '../../../policy/action/action-bits.ts'
import { rememberedWeakly } from '../../../util/remembered-weakly.ts'

/** What Action and NotAction elements name, for questions that are asked of thousands of them. */
export interface NamedActions {
  /** Whether they name any of the wanted actions. */
  anyOf(named: PatternSet, wanted: ActionBits): boolean
  /** How many of the wanted actions they name. */
  count(named: PatternSet, wanted: ActionBits): number
  /** Those of the wanted actions that they name. */
  among(named: PatternSet, wanted: ActionBits): ActionBits
  /** Whether they name every action of the table. */
  isAll(named: PatternSet): boolean
  /** Whether they name none. */
  isNone(named: PatternSet): boolean
}

/** Elements that say the same are the same object, as is a set of wanted actions: each is held against each once. */
export const namedActions = rememberedWeakly((table: ActionTable): NamedActions => {
  const bitsOf = (named: PatternSet): ActionBits => actionSet(named, table).bits
  const anyOf = rememberedWeakly((wanted: ActionBits) => {
    const words = wordsIn(wanted)
    return rememberedWeakly((named: PatternSet) => haveCommonIn(words, wanted, bitsOf(named)))
  })
  const count = rememberedWeakly((wanted: ActionBits) =>
    rememberedWeakly((named: PatternSet) => idsOfBits(bothOf(wanted, bitsOf(named))).length),
  )
  const all = bitsOf({ patterns: ['*'], except: false })
  return {
    anyOf: (named, wanted) => anyOf(wanted)(named),
    count: (named, wanted) => count(wanted)(named),
    among: (named, wanted) => bothOf(wanted, bitsOf(named)),
    isAll: rememberedWeakly((named) => hasAll(bitsOf(named), all)),
    isNone: rememberedWeakly((named) => isEmpty(bitsOf(named))),
  }
})
