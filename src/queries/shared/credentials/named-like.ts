import { matches } from '../../../policy/pattern/matches.ts'
import { parsePattern } from '../../../policy/pattern/parse.ts'

/**
 * Tells names by patterns in which `*` and `?` are wildcards. Names of users are the same whatever their case.
 * {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateUser.html}
 *
 * @example namedLike(['svc-*'])('SVC-Backup') // true
 */
export function namedLike(patterns: readonly string[]): (name: string) => boolean {
  const read = patterns.map(parsePattern)
  return (name) => read.some((pattern) => matches(pattern, name, true))
}
