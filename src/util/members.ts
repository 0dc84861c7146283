/** The members of a JSON object by name, of which `__proto__` may be one; none where the value is no object. */
export function membersOf(value: unknown): ReadonlyMap<string, unknown> {
  return new Map<string, unknown>(
    typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [],
  )
}
