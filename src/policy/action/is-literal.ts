/** Whether a pattern of actions names at most one: it has no `*` and no `?`. */
export function isLiteral(pattern: string): boolean {
  return !pattern.includes('*') && !pattern.includes('?')
}
