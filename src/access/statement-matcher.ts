import type { PolicyStatement } from '../policy/document/policy.ts'
import { all, ALWAYS, type Formula, NEVER } from '../policy/formula.ts'
import { matches } from '../policy/pattern/matches.ts'
import { parsePattern } from '../policy/pattern/parse.ts'
import { remembered } from '../util/remembered.ts'
import type { AskedResource } from './asked-resource.ts'

/**
 * Under which circumstances statements apply to one action and resource, whoever asks, as far as they can be read;
 * `never` for most of them. Each pattern is held against the question once, however many documents have it.
 *
 * @param action in lower case
 */
export function statementMatcher(action: string, { isAmong }: AskedResource): (statement: PolicyStatement) => Formula {
  const names = remembered((text: string) => matches(parsePattern(text), action))
  return ({ actions: { patterns, except }, resources, conditions }) => {
    if (patterns.some(names) === except) return NEVER
    const where = resources === null ? ALWAYS : isAmong(resources)
    if (where.is === 'never') return NEVER
    return all([where, ...conditions.map((test): Formula => ({ is: 'test', test }))])
  }
}
