import type { History } from './open.ts'

/** How much a night holds. Entities are counted by distinct ARN. */
export interface Counts {
  readonly users: number
  readonly groups: number
  readonly roles: number
  readonly instanceProfiles: number
  readonly managedPolicies: number
  readonly policyVersions: number
  readonly inlinePolicies: number
  readonly policyAttachments: number
  readonly groupMemberships: number
  readonly tags: number
}

/** Counts a night that is recorded. */
export function countNight(db: History, snapshotId: number): Counts {
  const count = (what: string, from: string) =>
    db.prepare<[number], number>(`SELECT count(${what}) FROM ${from} WHERE snapshot_id = ?`).pluck().get(snapshotId) ?? 0
  return {
    users: count('DISTINCT user_arn', 'all_users'),
    groups: count('DISTINCT group_arn', 'all_groups'),
    roles: count('DISTINCT role_arn', 'all_roles'),
    instanceProfiles: count('DISTINCT instance_profile_arn', 'all_instance_profiles'),
    managedPolicies: count('DISTINCT policy_arn', 'all_managed_policies'),
    policyVersions: count('*', 'all_policy_versions'),
    inlinePolicies: count('*', 'all_inline_policies'),
    policyAttachments: count('*', 'all_policy_attachments'),
    groupMemberships: count('*', 'all_group_memberships'),
    tags: count('*', 'all_tags'),
  }
}
