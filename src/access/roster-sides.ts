import type { DocumentRef } from '../model/document.ts'
import type { Principal } from '../model/entity.ts'
import { remembered } from '../util/remembered.ts'
import type { Bearing } from './bearing.ts'
import type { HeldPolicies, HeldPolicy } from './held-policies.ts'
import { type BearingsOf, type OwnSides, ownSides } from './own-sides.ts'
import type { Member, Roster } from './roster.ts'

/** What everybody on a roster is asked with. */
export interface RosterQuestion {
  /** Whether somebody may have it whom none of their own policies grants it. */
  readonly isOpen: boolean
  readonly held: HeldPolicies
  /** The documents that may say anything. */
  readonly spoken: ReadonlySet<DocumentRef>
  readonly bearings: BearingsOf
}

/**
 * What the own policies of whoever is on a roster say, of those who may have it. Policies that have nothing to say are passed
 * by.
 */
export function* rosterSides(
  { members, policies, groups, documents }: Roster,
  { isOpen, held, spoken, bearings }: RosterQuestion,
): Iterable<readonly [Principal, OwnSides]> {
  const said = (policy: HeldPolicy): readonly Bearing[] =>
    policy.ref === null || spoken.has(policy.ref) ? bearings(policy) : NOTHING
  const ofPolicies = policies.map((arn) => said(held.attached(arn)))
  const ofGroups = groups.map((name) => held.byName(name)?.flatMap(said) ?? null)
  const ofBoundary = remembered((arn: string) => bearings(held.boundary(arn)))
  const speaks = new Uint8Array(documents.size)
  for (const ref of spoken) {
    const number = documents.get(ref)
    if (number !== undefined) speaks[number] = 1
  }

  /** Null where the night does not say all. */
  const identityOf = ({ principal, attached, inline, groups }: Member): readonly Bearing[] | null => {
    if (attached === null || inline === null || groups === null) return null
    let found = NOTHING
    for (const number of attached) found = joined(found, ofPolicies[number])
    for (const { policy, document } of inline) {
      if (document === null || speaks[document] === 1) found = joined(found, bearings(held.inline(principal, policy)))
    }
    for (const number of groups) {
      const said = ofGroups[number]
      if (said === null) return null
      found = joined(found, said)
    }
    return found
  }

  for (const member of members) {
    const identity = identityOf(member)
    if (!isOpen && identity?.some(isAllow) === false) continue
    const { principal } = member
    const boundary = principal.boundary && ofBoundary(principal.boundary.arn)
    yield [principal, identity === null ? ownSides(held.of(principal), bearings) : { identity, boundary }]
  }
}

function isAllow({ effect }: Bearing): boolean {
  return effect === 'Allow'
}

const NOTHING: readonly Bearing[] = []

/** Most say nothing: then no list is made. */
function joined(a: readonly Bearing[], b: readonly Bearing[] = NOTHING): readonly Bearing[] {
  return b.length === 0 ? a : a.length === 0 ? b : [...a, ...b]
}
