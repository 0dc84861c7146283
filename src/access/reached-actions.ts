import { type ActionBits, addAction, noActions } from '../policy/action/action-bits.ts'
import { actionSet, idsOfBits } from '../policy/action/action-set.ts'
import type { ActionTable } from '../policy/action/table.ts'
import type { PatternSet, PolicyStatement } from '../policy/document/policy.ts'
import { intersects } from '../policy/pattern/intersects.ts'
import { matches } from '../policy/pattern/matches.ts'
import type { Pattern } from '../policy/pattern/pattern.ts'
import { groupBy } from '../util/group-by.ts'
import { once } from '../util/once.ts'
import { remembered } from '../util/remembered.ts'
import { rememberedTexts } from '../util/remembered-texts.ts'
import { resourceForms } from './resource-forms.ts'
import { mayIntersect, openPattern } from './resource-sets.ts'
import { isTrustAction } from './trusted-roles.ts'

/** AWS's actions, and the partition whose resources they are asked of. */
export interface ActionData {
  readonly table: ActionTable
  readonly partition: string
}

/**
 * Finds the actions that statements name, and reach: for whose resources, or `*` for one that takes none, theirs have
 * room. An account has thousands of statements that name the same few actions: those that reach the same are given the
 * same set.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html}
 */
export function reachedActions(data: ActionData): (statement: PolicyStatement) => ActionBits {
  const readForm = remembered((text: string): Form => ({ text, pattern: openPattern(text) }))
  const only = rememberedTexts((patterns) => namedActions({ patterns, except: false }, data, readForm))
  const allBut = rememberedTexts((patterns) => namedActions({ patterns, except: true }, data, readForm))
  const named = remembered(({ patterns, except }: PatternSet) => (except ? allBut : only)(patterns))
  return remembered(({ actions, resources }) => {
    const { bits, alike, together } = named(actions)
    if (resources === null || (!resources.except && resources.patterns.includes('*'))) return bits
    const meets = remembered((form: Form) => isMet(form, resources))
    return together(
      alike()
        .map(({ isReached }) => (isReached(meets) ? 'x' : '-'))
        .join(''),
    )
  })
}

/** What an action can be asked of, as texts and as read. */
interface Form {
  readonly text: string
  readonly pattern: Pattern
}

/** Whether a set has a resource of a form. */
function isMet({ text, pattern }: Form, resources: PatternSet): boolean {
  if (resources.except) return mayIntersect(resources, { patterns: [text], except: false })
  return resources.patterns.some((one) =>
    /[*?$]/.test(one) ? intersects(openPattern(one), pattern) : matches(pattern, one),
  )
}

/** The actions of one Action or NotAction. */
interface NamedActions {
  readonly bits: ActionBits
  /** Actions that can be asked of the same, and whether one of these is met. */
  alike(): readonly { readonly ids: readonly number[]; isReached(meets: (form: Form) => boolean): boolean }[]
  /** All of some groups of them, given an `x` for each. */
  together(reached: string): ActionBits
}

function namedActions(
  actions: PatternSet,
  { table, partition }: ActionData,
  readForm: (text: string) => Form,
): NamedActions {
  const { bits } = actionSet(actions, table)
  const alike = once(() => {
    const formsOf = (id: number): readonly string[] | null => {
      const action = table.actionAt(id)
      return isTrustAction(action.name.toLowerCase()) ? null : resourceForms(action, partition)
    }
    const groups = groupBy(idsOfBits(bits), (id) => formsOf(id)?.join(' ') ?? '')
    return [...groups.values()].map((ids) => {
      const forms = formsOf(ids[0] ?? 0)
      return { ids, isReached: forms === null ? () => true : lastMetFirst(forms.map(readForm)) }
    })
  })
  return {
    bits,
    alike,
    together: remembered((reached) => {
      const found = noActions(table.size)
      for (const [place, { ids }] of alike().entries())
        if (reached[place] === 'x') for (const id of ids) addAction(found, id)
      return found
    }),
  }
}

/** Whether one of several forms is met; statements that name the same actions mostly name the same kind of resource. */
function lastMetFirst(forms: readonly Form[]): (meets: (form: Form) => boolean) => boolean {
  let [last] = forms
  return (meets) => {
    if (last !== undefined && meets(last)) return true
    const met = forms.find(meets)
    last = met ?? last
    return met !== undefined
  }
}
