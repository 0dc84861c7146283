import { byCodeUnit } from '../../model/compare.ts'

/** Beyond this depth members stay in the order they came in: no policy is so deep, and the stack has an end. */
const DEPTH = 100

/**
 * A JSON value whose objects list their members by code unit, for comparing what we have no rule for; lists keep their
 * order. `__proto__` is a member like any other.
 *
 * @example JSON.stringify(canonicalJson({ b: 1, a: 2 })) // '{"a":2,"b":1}'
 */
export function canonicalJson(value: unknown, depth = 0): unknown {
  if (depth > DEPTH) return value
  if (Array.isArray(value)) return value.map((item: unknown) => canonicalJson(item, depth + 1))
  if (!isObject(value)) return value
  return sortedObject(Object.entries(value).map(([key, item]): Member => [key, canonicalJson(item, depth + 1)]))
}

export type Member = readonly [key: string, value: unknown]

/** An object whose members are in the order of {@link byMember}; keys are kept, whatever they are. */
export function sortedObject(members: readonly Member[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries([...members].sort(byMember))
}

function byMember(a: Member, b: Member): number {
  return byCodeUnit(a[0], b[0])
}

/** Whether a JSON value is an object: not a list, not null. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
