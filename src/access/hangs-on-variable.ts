import type { Action } from '../policy/action/table.ts'
import type { PatternSet } from '../policy/document/policy.ts'
import { matches } from '../policy/pattern/matches.ts'
import { parsePattern } from '../policy/pattern/parse.ts'
import { isClosed, openVariables } from '../policy/pattern/variables.ts'

/**
 * Whether it depends on policy variables alone that a set takes the `*` of which an action without resources is asked.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html}
 */
export function hangsOnVariable({ patterns }: PatternSet, { resources }: Action): boolean {
  if (resources.length > 0) return false
  const read = patterns.map(parsePattern)
  const takesNone = (some: typeof read): boolean => some.some((pattern) => matches(openVariables(pattern), '*'))
  return takesNone(read) && !takesNone(read.filter(isClosed))
}
