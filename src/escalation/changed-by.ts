import { rememberedWeakly } from '../util/remembered-weakly.ts'
import type { Escalation } from './escalation.ts'
import { leadsOn } from './find-hops.ts'
import type { Hop } from './hop.ts'
import { isPermitted } from './permit.ts'
import { principalKey, type Standing } from './standing.ts'

/** Whom somebody can change so that they gain by it, and by which hop; null where that is taken to be so. */
export type Gains = ReadonlyMap<string, Hop | null>

/**
 * Which of some somebody can make an administrator, or change so that they become one by another step or gain otherwise,
 * if under conditions: who comes by them and is one of these gains by it. Changes that lift a limit and others of the same
 * person are taken to be enough together, and so is everything where there is too much to try.
 *
 * @param isGain whether somebody who was changed gains, beside those who become an administrator
 */
export function changedBy(
  writer: Standing,
  tries: readonly Standing[],
  escalation: Escalation,
  isGain: (after: Standing) => boolean,
): Gains {
  const { feasibleOnOthers, find } = escalation
  const judge = judgeOf(escalation)
  const goal = { principals: [], isReached: () => true, tries }
  const changes = new Map<string, Changes>()
  const gains = new Map<string, Hop | null>()
  for (const technique of feasibleOnOthers(writer)) {
    for (const hop of find(writer, technique, goal, 'conditional')) {
      if (hop.to === null) continue
      const key = principalKey(hop.to.principal)
      if (gains.get(key)) continue
      if (judge.isSpent()) return new Map(tries.map((one) => [one.key, gains.get(one.key) ?? null]))
      const known = changes.get(key) ?? { keys: new Set(), lifts: false }
      known.keys.add(hop.to.key)
      known.lifts ||= lifts(hop)
      changes.set(key, known)
      if (judge.becomesAdmin(hop.to) || isGain(hop.to)) gains.set(key, hop)
      else if (known.lifts && known.keys.size > 1) gains.set(key, null)
    }
  }
  return gains
}

/** What can be made of one person. */
interface Changes {
  readonly keys: Set<string>
  /** Whether some change takes away what limits them. */
  lifts: boolean
}

function lifts({ technique: { becomes, by } }: Hop): boolean {
  return becomes === 'target-changed' && by !== 'other-group'
}

/** So many changes are tried in a night. */
const MOST_TRIED = 5_000

const judgeOf = rememberedWeakly(({ administration, feasible, find, toAdmin }: Escalation) => {
  const [, possible] = toAdmin
  const isAdmin = (standing: Standing): boolean => isPermitted(administration(standing))
  const onward = { principals: possible.rounds.flat(), isReached: isAdmin, tries: null }
  const goesOn = (after: Standing): boolean =>
    feasible(after).some((technique) => {
      return leadsOn(technique) && find(after, technique, onward, 'conditional').next().done !== true
    })
  let left = MOST_TRIED
  return {
    becomesAdmin: rememberedWeakly((after: Standing) => isAdmin(after) || goesOn(after)),
    isSpent: () => left-- <= 0,
  }
})
