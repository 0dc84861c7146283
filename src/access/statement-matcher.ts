import type { ConditionTest, PatternSet, Policy, PolicyStatement } from '../policy/document/policy.ts'
import { all, ALWAYS, type Formula, NEVER } from '../policy/formula.ts'
import { matches } from '../policy/pattern/matches.ts'
import { parsePattern } from '../policy/pattern/parse.ts'
import { remembered } from '../util/remembered.ts'
import { rememberedWeakly } from '../util/remembered-weakly.ts'
import type { AskedResource } from './asked-resource.ts'

/** Whether an Action or NotAction names an action. */
export type NamesAction = (named: PatternSet) => boolean

/**
 * Holds an action against patterns, each once, and lists of them, each once, however many documents have it.
 *
 * @param action in lower case
 */
export function actionMatcher(action: string): NamesAction {
  const names = remembered((text: string) => matches(parsePattern(text), action))
  return rememberedWeakly(({ patterns, except }: PatternSet) => patterns.some(names) !== except)
}

/** Whether a policy could allow an action; one that cannot be read could. */
export function mayAllow({ statements, undecidable }: Policy, names: NamesAction): boolean {
  return undecidable !== null || statements.some(({ effect, actions }) => effect !== 'Deny' && names(actions))
}

/**
 * Under which circumstances statements apply to one action and resource, whoever asks, as far as they can be read;
 * `never` for most of them.
 */
export function statementMatcher(
  names: NamesAction,
  { isAmong }: AskedResource,
): (statement: PolicyStatement) => Formula {
  const areMet = rememberedWeakly((conditions: readonly ConditionTest[]) =>
    all(conditions.map((test): Formula => ({ is: 'test', test }))),
  )
  return ({ actions, resources, conditions }) => {
    if (!names(actions)) return NEVER
    const where = resources === null ? ALWAYS : isAmong(resources)
    if (where.is === 'never') return NEVER
    return where.is === 'always' ? areMet(conditions) : all([where, areMet(conditions)])
  }
}
