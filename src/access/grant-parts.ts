import { type ActionBits, bothOf, isEmpty, without } from '../policy/action/action-bits.ts'
import type { Limit } from './grants.ts'

/** Actions of a grant that the same Denies and limits touch. */
export interface GrantPart {
  readonly bits: ActionBits
  /** In the order of the grant's limits. */
  readonly touching: readonly Limit[]
}

/** Actions, told apart by what touches them; each of them stands in one part, and no part is empty. */
export function grantParts(bits: ActionBits, limits: readonly Limit[]): readonly GrantPart[] {
  let parts: readonly GrantPart[] = isEmpty(bits) ? [] : [{ bits, touching: [] }]
  for (const limit of limits) parts = parts.flatMap((part) => split(part, limit))
  return parts
}

function split(part: GrantPart, limit: Limit): readonly GrantPart[] {
  const touched = bothOf(part.bits, limit.bits)
  if (isEmpty(touched)) return [part]
  const rest = without(part.bits, limit.bits)
  const apart = { bits: touched, touching: [...part.touching, limit] }
  return isEmpty(rest) ? [apart] : [apart, { ...part, bits: rest }]
}
