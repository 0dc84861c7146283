/** The members of a JSON object by name, of which `__proto__` may be one; none where the value is no object, or a list. */
export function membersOf(value: unknown): ReadonlyMap<string, unknown> {
  return new Map<string, unknown>(
    typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [],
  )
}

/** One member of an object or item of a list, without laying out the others: this is asked of every attachment of an account. */
export function memberOf(value: unknown, member: PropertyKey): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, member)
    ? Reflect.get(value, member)
    : undefined
}
