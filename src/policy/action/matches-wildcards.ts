/** Whether a text fits a pattern of `*` and `?`, in time linear in both for the short names of actions. */
export function matchesWildcards(pattern: string, text: string): boolean {
  let at = 0
  let place = 0
  let star = -1
  let resume = 0
  while (place < text.length) {
    const mark = pattern[at]
    if (mark === '*') {
      star = at
      resume = place
      at += 1
    } else if (mark !== undefined && (mark === '?' || mark === text[place])) {
      at += 1
      place += 1
    } else if (star >= 0) {
      at = star + 1
      resume += 1
      place = resume
    } else return false
  }
  while (pattern[at] === '*') at += 1
  return at === pattern.length
}
