import type { PatternSet, PolicyStatement } from '../policy/document/policy.ts'
import { all, ALWAYS, any, type Formula, NEVER, not } from '../policy/formula.ts'
import { matches } from '../policy/pattern/matches.ts'
import { parsePattern } from '../policy/pattern/parse.ts'
import type { Pattern } from '../policy/pattern/pattern.ts'
import { remembered } from '../util/remembered.ts'
import { openVariables, variablesOf } from '../policy/pattern/variables.ts'

/** The key under which a resource that is known stands beside the context, where a pattern with variables is held against it. */
export const RESOURCE_KEY = 'resource'

/**
 * Under which circumstances statements apply to one action and resource, whoever asks; `never` for most of them. Each
 * pattern is held against the question once, however many documents have it.
 *
 * @param action in lower case
 * @param resource null where it was left open
 */
export function statementMatcher(action: string, resource: string | null): (statement: PolicyStatement) => Formula {
  const actions = remembered((text) => matches(parsePattern(text), action))
  const resources = remembered((text) => (resource === null ? openResource(text) : fit(parsePattern(text), resource)))
  const isAction = ({ patterns, except }: PatternSet): boolean => patterns.some(actions) !== except
  const isResource = (among: PatternSet): Formula => {
    if (resource === null && !among.patterns.includes('*')) return { is: 'resource', among }
    const found = any(among.patterns.map(resources))
    return among.except ? not(found) : found
  }
  return ({ actions: named, resources: among, conditions, undecidable }) => {
    if (!isAction(named)) return NEVER
    const where = among === null ? ALWAYS : isResource(among)
    if (where.is === 'never') return NEVER
    return all([
      where,
      ...conditions.map((test): Formula => ({ is: 'test', test })),
      ...(undecidable === null ? [] : [{ is: 'unknown', why: undecidable } as const]),
    ])
  }
}

function openResource(text: string): Formula {
  return text === '*' ? ALWAYS : NEVER
}

/** Whether a pattern takes a resource; where it depends on variables, that is what is left. */
function fit(pattern: Pattern, resource: string): Formula {
  if (variablesOf(pattern).length === 0) return matches(pattern, resource) ? ALWAYS : NEVER
  if (!matches(openVariables(pattern), resource)) return NEVER
  const values = [pattern.text]
  return { is: 'test', test: { operator: 'StringLike', quantifier: null, ifExists: false, key: RESOURCE_KEY, values } }
}
