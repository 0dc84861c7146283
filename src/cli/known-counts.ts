import type { Snapshot } from '../app/history.ts'
import { AUTHORIZATION_PARTS, isKnown, type Part, type PartState } from '../model/part.ts'

/** How much a night holds, for a reader: null, not 0, of what nothing that was read could show. */
export function knownCounts({ counts, parts }: Pick<Snapshot, 'counts' | 'parts'>): ReadonlyMap<string, number | null> {
  const isShown = (shown: readonly Part[] = []): boolean => shown.some((part) => isKnown(parts.get(part)))
  const shownBy = new Map(Object.entries(SHOWN_BY))
  return new Map(
    Object.entries(counts).map(([name, count]) => [name, count > 0 || isShown(shownBy.get(name)) ? count : null]),
  )
}

/** The same of one part. */
export function knownCount(state: PartState): number | null {
  return state.count > 0 || isKnown(state) ? state.count : null
}

const POLICIES: readonly Part[] = ['customer-policies', 'aws-policies']
const HOLDERS: readonly Part[] = ['users', 'groups', 'roles']

/** The parts that show each. */
const SHOWN_BY: Readonly<Record<keyof Snapshot['counts'], readonly Part[]>> = {
  users: ['users'],
  groups: ['groups'],
  roles: ['roles'],
  instanceProfiles: ['roles', 'instance-profiles'],
  managedPolicies: POLICIES,
  policyVersions: POLICIES,
  inlinePolicies: HOLDERS,
  policyAttachments: HOLDERS,
  groupMemberships: ['users'],
  tags: [...AUTHORIZATION_PARTS, 'policy-tags', 'instance-profile-tags'],
  providers: ['saml', 'oidc'],
  mfaDevices: ['virtual-mfa', 'mfa-devices'],
  serverCertificates: ['server-certificates'],
  accessKeys: ['access-keys', 'credential-report'],
}
