import { byCodeUnit } from '../../model/compare.ts'
import type { Residue } from '../../model/entity.ts'
import { decodedDocument } from '../document.ts'

/**
 * What an input says that its rendering from the model would not: the price of giving back every member.
 *
 * @param given the members as they came
 * @param rendered what the model would say instead
 * @param always members that AWS always sends, so that their absence is worth keeping
 * @param lifted members of `given` with their documents replaced by refs, as `rendered` has them
 */
export function residueOf(
  given: ReadonlyMap<string, unknown>,
  rendered: Readonly<Record<string, unknown>>,
  always: readonly string[] = [],
  lifted: ReadonlyMap<string, unknown> = new Map(),
): { readonly residue?: Residue } {
  const own = new Map(Object.entries(rendered))
  const set = [...given].filter(
    ([member, value]) => !sameJson(lifted.has(member) ? lifted.get(member) : value, own.get(member)),
  )
  const absent = [...new Set([...own.keys(), ...always])].filter((member) => !given.has(member))
  if (set.length === 0 && absent.length === 0) return {}
  return {
    residue: {
      ...(set.length > 0
        ? { set: Object.fromEntries(set.map(([member, value]) => [member, decoded(member, value)])) }
        : {}),
      ...(absent.length > 0 ? { absent: absent.toSorted(byCodeUnit) } : {}),
    },
  }
}

/** A member that is kept as it came, apart from its documents, whose encoding is the transport's and not the account's. */
export function decoded(member: string, value: unknown): unknown {
  if (DOCUMENTS.has(member)) return decodedDocument(value)
  if (!HOLDERS.has(member) || typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((item: unknown) => decoded(member, item))
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, decoded(name, item)]))
}

const DOCUMENTS: ReadonlySet<string> = new Set(['PolicyDocument', 'Document', 'AssumeRolePolicyDocument'])
const HOLDERS: ReadonlySet<string> = new Set([
  'UserPolicyList',
  'GroupPolicyList',
  'RolePolicyList',
  'PolicyVersionList',
  'InstanceProfileList',
  'Roles',
])

/** Whether two JSON values are equal, lists in any order. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) || Array.isArray(b)) return Array.isArray(a) && Array.isArray(b) && sameList(a, b)
  const left = Object.entries(a)
  const right = new Map(Object.entries(b))
  return left.length === right.size && left.every(([key, value]) => right.has(key) && sameJson(value, right.get(key)))
}

function sameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false
  if (a.every((item, index) => sameJson(item, b[index]))) return true
  const left = a.map(canonicalJson).toSorted(byCodeUnit)
  const right = b.map(canonicalJson).toSorted(byCodeUnit)
  return left.every((item, index) => item === right[index])
}

/** JSON text in which neither the order of members nor that of lists shows. */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).toSorted(byCodeUnit).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const members = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`)
  return `{${members.toSorted(byCodeUnit).join()}}`
}
