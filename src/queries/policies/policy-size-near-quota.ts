import { byArn } from '../../model/compare.ts'
import type { AccountView } from '../../model/account.ts'
import { isServiceLinked } from '../../model/role.ts'
import { POLICY_QUOTAS, type PolicyQuota, quotaUses } from '../shared/policies/quota-uses.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'policy-size-near-quota',
  title: 'Policies, users, groups and roles that soon can take no more: size, versions, attachments',
  kind: 'finding',
  severity: 'low',
  message: 'has {used} of the {limit} that {quota} allows',
  identity: ['quota'],
  needs: ['customer-policies', 'users', 'groups', 'roles', 'account-summary'],
  params: {
    percent: { type: 'integer', default: 90, min: 1, max: 100, describe: 'Report from this share of a quota on' },
  },
  columns: ['resourceArn', 'resourceId', 'quota', 'used', 'limit', 'percent', 'isDefaultLimit'],
  remediation:
    'Delete versions that nobody needs, unite policies, or spell statements shorter; some quotas are raised on request.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html',
    'https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountSummary.html',
  ],

  *run({ account, params, unknown }) {
    const limitOf = limits(account)
    const policies = account.managedPolicies().filter(({ owner }) => owner === 'customer')
    const roles = account.roles().filter((role) => !isServiceLinked(role))
    const all = [...account.groups(), ...policies, ...roles, ...account.users()]
    for (const entity of all.toSorted(byArn)) {
      for (const { quota, used, missing } of quotaUses(account, entity)) {
        const part = entity.kind === 'managed-policy' ? 'customer-policies' : (`${entity.kind}s` as const)
        if (used === null) {
          unknown(part, missing, entity.arn)
          continue
        }
        const { limit, isDefault } = limitOf(quota)
        if (used > limit && isDefault && POLICY_QUOTAS[quota].isAdjustable) {
          unknown('account-summary', `${quota} was raised above ${limit}, to what is not known`, entity.arn)
        } else if (used * 100 >= limit * params.percent) {
          yield {
            values: {
              resourceArn: entity.arn,
              resourceId: entity.id,
              quota,
              used,
              limit,
              percent: Math.floor((used * 100) / limit),
              isDefaultLimit: isDefault,
            },
            evidence: [{ kind: 'attribute', of: entity.arn, name: quota.replace(/Quota$/, ''), value: used }],
          }
        }
      }
    }
  },
})

/** The quotas of this account or, where it did not say one, that of every new account. */
function limits(account: AccountView): (quota: PolicyQuota) => { readonly limit: number; readonly isDefault: boolean } {
  const [fact] = account.facts('account-summary')
  return (quota) => {
    const given = fact?.settings?.[quota]
    return typeof given === 'number' && given > 0
      ? { limit: given, isDefault: false }
      : { limit: POLICY_QUOTAS[quota].limit, isDefault: true }
  }
}
