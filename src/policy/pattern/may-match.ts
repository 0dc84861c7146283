/**
 * Whether the letters before a pattern's first wildcard or variable leave it open that it takes a text, or all that another
 * pattern does: what it takes begins as it does, so that most are told apart without being read.
 *
 * @param text without variables before that place
 * @example mayMatch('arn:aws:s3:::bread/*', 'arn:aws:s3:::cake/one') // false
 */
export function mayMatch(pattern: string, text: string): boolean {
  for (let at = 0; at < pattern.length; at++) {
    const letter = pattern[at]
    if (letter === '*' || letter === '?' || letter === '$') return true
    if (letter !== text[at]) return false
  }
  return pattern.length === text.length
}
