/**
 * Whether the beginning of some pattern, up to its first wildcard or variable, leaves it open that it takes a resource:
 * what a pattern takes begins as it does, so that most are told apart without being read.
 *
 * @param patterns a text or a list of texts as JSON, without a backslash
 * @example mayTake('["arn:aws:s3:::bread/*","arn:aws:s3:::cake"]', 'arn:aws:s3:::cake/one') // false
 */
export function mayTake(patterns: string, resource: string): boolean {
  for (let at = patterns.indexOf('"'); at >= 0; at = patterns.indexOf('"', at + 1)) {
    const start = at + 1
    for (at = start; ; at++) {
      const letter = patterns.charCodeAt(at)
      if (letter === STAR || letter === QUESTION || letter === DOLLAR) return true
      if (letter === QUOTE && at - start === resource.length) return true
      if (letter === QUOTE || letter !== resource.charCodeAt(at - start)) break
    }
    at = patterns.indexOf('"', at)
  }
  return false
}

const QUOTE = '"'.charCodeAt(0)
const STAR = '*'.charCodeAt(0)
const QUESTION = '?'.charCodeAt(0)
const DOLLAR = '$'.charCodeAt(0)
