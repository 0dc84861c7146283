import type { Gap } from '../entities/gaps.ts'
import type { PolicyHolder } from './policy-holders.ts'

/**
 * Whether a policy is in use in one way, going by what the night shows and by what AWS counts: in use if either says
 * so. Where neither does, it is unused if AWS counted, or if the night would show it; else the gap says why not.
 */
export function inUse(seen: readonly PolicyHolder[], counted: number | null, gap: Gap | null): boolean | Gap {
  if (seen.length > 0 || (counted ?? 0) > 0) return true
  return counted === null && gap !== null ? gap : false
}
