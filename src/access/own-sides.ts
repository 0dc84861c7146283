import type { Bearing } from './bearing.ts'
import type { HeldPolicy } from './held-policies.ts'

/** What of a principal's policies bears on a question. */
export interface OwnSides {
  /** Of own policies and those of groups. */
  readonly identity: readonly Bearing[]
  /** Null where no boundary limits the principal. */
  readonly boundary: readonly Bearing[] | null
}

/** What of a policy bears on a question. */
export type BearingsOf = (policy: HeldPolicy) => readonly Bearing[]

/** Asks each policy that a principal has. */
export function ownSides(policies: readonly HeldPolicy[], bearings: BearingsOf): OwnSides {
  const boundary = policies.filter(({ source }) => source === 'boundary')
  return {
    identity: policies.filter(({ source }) => source !== 'boundary').flatMap(bearings),
    boundary: boundary.length === 0 ? null : boundary.flatMap(bearings),
  }
}
