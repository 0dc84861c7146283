import type { AccountView } from '../../../model/account.ts'
import type { Gap } from '../entities/gaps.ts'
import { isAwsPolicy } from './holds-aws-policy.ts'
import { policyHolders } from './policy-holders.ts'

/**
 * Why a managed policy of AWS may be attached to somebody of whom the night says nothing, or null where nothing speaks
 * for it. AWS counts the attachments of a policy; and it makes a role in every account, which nobody can delete, so that
 * a night without any role does not show the account's.
 * {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_ManagedPolicyDetail.html}
 * {@link https://docs.aws.amazon.com/awssupport/latest/user/using-service-linked-roles-sup.html}
 */
export function unseenHolders(account: AccountView, resource: string): Gap | null {
  if (account.roles().length === 0) {
    return { part: 'roles', reason: 'the night shows no role, and every account has one that AWS made' }
  }
  const held = policyHolders(account).find(({ arn }) => isAwsPolicy(arn, resource))
  const counted = held?.policy?.attachmentCount ?? 0
  const seen = held?.attachments.length ?? 0
  if (held === undefined || counted <= seen) return null
  return { part: 'roles', reason: `AWS counts ${counted} that have ${held.name}, and the night shows ${seen}` }
}
