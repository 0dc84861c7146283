import type { DocumentRef } from '../model/document.ts'
import type { Principal } from '../model/entity.ts'
import { remembered } from '../util/remembered.ts'
import type { Bearing } from './bearing.ts'
import type { HeldPolicies, HeldPolicy } from './held-policies.ts'

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

/** What finds the sides of many in one question. */
export interface SidesOfManyInput {
  readonly held: HeldPolicies
  /** Whether a document may say anything. */
  readonly speaks: (ref: DocumentRef) => boolean
  readonly bearings: BearingsOf
}

/**
 * The same of many in one question: what managed policies and groups say is found once, and inline policies that have
 * nothing to say are passed by.
 */
export function sidesOfMany({ held, speaks, bearings }: SidesOfManyInput): (principal: Principal) => OwnSides {
  const attached = remembered((arn: string) => bearings(held.attached(arn)))
  const boundaries = remembered((arn: string) => bearings(held.boundary(arn)))
  const groups = remembered((name: string) => held.byName(name)?.flatMap(bearings) ?? null)
  return (principal) => {
    const inGroups = principal.kind === 'user' ? principal.groups : NO_GROUPS
    if (principal.attached === null || principal.inline === null || inGroups === null)
      return ownSides(held.of(principal), bearings)
    const identity: Bearing[] = []
    for (const { arn } of principal.attached) identity.push(...attached(arn))
    for (const policy of principal.inline) {
      if (policy.document === null || speaks(policy.document))
        identity.push(...bearings(held.inline(principal, policy)))
    }
    for (const name of inGroups) {
      const said = groups(name)
      if (said === null) return ownSides(held.of(principal), bearings)
      identity.push(...said)
    }
    return { identity, boundary: principal.boundary && boundaries(principal.boundary.arn) }
  }
}

const NO_GROUPS: readonly string[] = []
