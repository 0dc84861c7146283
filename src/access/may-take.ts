import type { PatternSet } from '../policy/document/policy.ts'
import { mayMatch } from '../policy/pattern/may-match.ts'

/**
 * Whether the beginning of some pattern, up to its first wildcard or variable, leaves it open that the set takes a
 * resource: what a pattern takes begins as it does, so that most patterns are told apart without being read.
 *
 * @param resource null for any
 */
export function mayTake({ patterns, except }: PatternSet, resource: string | null): boolean {
  return except || resource === null || patterns.some((pattern) => mayMatch(pattern, resource))
}
