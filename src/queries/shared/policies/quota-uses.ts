import type { AccountView } from '../../../model/account.ts'
import type { DocumentRef } from '../../../model/document.ts'
import type { Group, ManagedPolicy, Role, User } from '../../../model/entity.ts'

/**
 * Quotas of policies by the names of GetAccountSummary, with what an account has unless more was asked for and given.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html}
 * {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountSummary.html}
 */
export const POLICY_QUOTAS = {
  AssumeRolePolicySizeQuota: { limit: 2048, isAdjustable: true },
  AttachedPoliciesPerGroupQuota: { limit: 10, isAdjustable: true },
  AttachedPoliciesPerRoleQuota: { limit: 10, isAdjustable: true },
  AttachedPoliciesPerUserQuota: { limit: 10, isAdjustable: true },
  GroupPolicySizeQuota: { limit: 5120, isAdjustable: false },
  PolicySizeQuota: { limit: 6144, isAdjustable: false },
  RolePolicySizeQuota: { limit: 10_240, isAdjustable: false },
  UserPolicySizeQuota: { limit: 2048, isAdjustable: false },
  VersionsPerPolicyQuota: { limit: 5, isAdjustable: false },
} as const

export type PolicyQuota = keyof typeof POLICY_QUOTAS

/** How much of a quota an entity uses; null where the night does not say it, and then what is missing. */
export interface QuotaUse {
  readonly quota: PolicyQuota
  readonly used: number | null
  readonly missing: string
}

/** What an entity uses of the quotas of policies, in the order of their names. */
export function quotaUses(account: AccountView, entity: Group | ManagedPolicy | Role | User): readonly QuotaUse[] {
  const sizeOf = (refs: readonly (DocumentRef | null)[]): number | null =>
    refs.reduce<number | null>((sum, ref) => (sum === null || ref === null ? null : sum + size(account, ref)), 0)
  if (entity.kind === 'managed-policy') {
    const current = entity.versions?.find(({ version }) => version === entity.defaultVersion)
    return [
      { quota: 'PolicySizeQuota', used: sizeOf([current?.document ?? null]), missing: 'its document was not given' },
      {
        quota: 'VersionsPerPolicyQuota',
        used: entity.versions?.length ?? null,
        missing: 'its versions were not given',
      },
    ]
  }
  const kind = KINDS[entity.kind]
  const embedded = entity.inline === null ? null : sizeOf(entity.inline.map(({ document }) => document))
  return [
    ...(entity.kind === 'role'
      ? [
          {
            quota: 'AssumeRolePolicySizeQuota',
            used: sizeOf([entity.trust]),
            missing: 'its trust policy was not given',
          } as const,
        ]
      : []),
    {
      quota: `AttachedPoliciesPer${kind}Quota`,
      used: entity.attached?.length ?? null,
      missing: 'its attached policies were not given',
    },
    { quota: `${kind}PolicySizeQuota`, used: embedded, missing: 'its inline policies were not all given' },
  ]
}

const KINDS = { group: 'Group', role: 'Role', user: 'User' } as const

/** The characters of a document; white space is not counted. */
function size(account: AccountView, ref: DocumentRef): number {
  const { body, parsed } = account.document(ref)
  return parsed ? body.length : body.replaceAll(/\s/g, '').length
}
