import { countersOf } from '../../../bench/generate/attachments.ts'
import {
  awsPolicyDetail,
  customerPolicyDetail,
  type Detail,
  groupDetail,
  type Night,
  roleDetail,
  userDetail,
} from '../../../bench/generate/entities.ts'
import { ACCOUNT } from '../../../bench/generate/names.ts'
import { type AccountSize, FULL } from '../../../bench/generate/size.ts'
import type { GivenGroup, GivenInstanceProfile, GivenPolicy, GivenRole, GivenUser } from './given-entities.ts'
import { liveAccount, type LiveAccount } from './live-account.ts'
import { without } from './without.ts'

/**
 * The account at its quotas that the benchmark generates: 5,000 users, roles and profiles and 4,178 policies at scale 1.
 * Documents are held as text, so that it costs some 150 MB and under two seconds.
 *
 * @param scale how much of it, above 0 and up to 1
 */
export function fullQuotaAccount(scale = 1): LiveAccount {
  const size = scaled(FULL, scale)
  const of: Night = { size, night: 0, write: (document) => JSON.stringify(document) }
  const counters = countersOf(0, size)
  const roles = listOf(size.roles, (index) => roleDetail(index, of))
  const account = liveAccount({
    id: ACCOUNT,
    aliases: ['full-house'],
    users: listOf(size.users, (index) => userDetail(index, of)).map((user) => user as GivenUser & Detail),
    groups: listOf(size.groups, (index) => groupDetail(index, of)).map((group) => group as GivenGroup & Detail),
    roles: roles.map((role, index) => ({
      ...without(role as GivenRole & Detail, 'InstanceProfileList'),
      RoleName: String(role['RoleName']),
      Description: `Runs service ${index}`,
      MaxSessionDuration: 3600 * (1 + (index % 12)),
    })),
    instanceProfiles: roles.flatMap(profilesOf),
    policies: [
      ...listOf(size.customerPolicies, (index) => customerPolicyDetail(index, of, counters)),
      ...listOf(size.awsPolicies, (index) => awsPolicyDetail(index, of, counters)),
    ].map((policy) => policy as GivenPolicy & Detail),
  })
  for (const { PermissionsBoundary } of [...account.users, ...account.roles]) {
    if (PermissionsBoundary) PermissionsBoundary.PermissionsBoundaryType = 'Policy'
  }
  return account
}

function scaled(size: AccountSize, scale: number): AccountSize {
  const part = (count: number): number => Math.ceil(count * scale)
  return {
    ...size,
    users: part(size.users),
    groups: part(size.groups),
    roles: part(size.roles),
    instanceProfiles: part(size.instanceProfiles),
    customerPolicies: Math.max(10, part(size.customerPolicies)),
    awsPolicies: part(size.awsPolicies),
    inlineUsers: part(size.inlineUsers),
    inlineGroups: part(size.inlineGroups),
  }
}

/** The profiles of a role, each naming its role instead of nesting it. */
function profilesOf({ RoleName, InstanceProfileList }: Detail): readonly GivenInstanceProfile[] {
  const profiles = InstanceProfileList as readonly (GivenInstanceProfile & Detail)[]
  return profiles.map((profile) => ({
    ...without(profile, 'Roles'),
    InstanceProfileName: profile.InstanceProfileName,
    RoleName: String(RoleName),
  }))
}

function listOf<Item>(length: number, item: (index: number) => Item): readonly Item[] {
  return Array.from({ length }, (_, index) => item(index))
}
