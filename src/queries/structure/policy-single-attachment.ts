import { attachmentGap, boundaryGap } from '../shared/entities/gaps.ts'
import { type HeldPolicy, policyHolders } from '../shared/policies/policy-holders.ts'
import { inUse } from '../shared/policies/policy-in-use.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'policy-single-attachment',
  title: 'Customer managed policies attached to one user, group or role only, and the boundary of nobody',
  kind: 'inventory',
  severity: 'info',
  needs: ['customer-policies', 'users', 'groups', 'roles'],
  params: {},
  columns: ['policyArn', 'policyId', 'resourceArn', 'resourceId', 'resourceKind', 'createdAt', 'updatedAt'],
  remediation: null,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html',
    'https://docs.aws.amazon.com/IAM/latest/APIReference/API_ManagedPolicyDetail.html',
  ],

  *run({ account, unknown }) {
    const gaps = { attachments: attachmentGap(account), boundaries: boundaryGap(account) }
    for (const held of policyHolders(account)) {
      const { arn: policyArn, policy, attachments, boundaries } = held
      if (policy?.owner !== 'customer') continue
      const { id: policyId, attachmentCount, boundaryUsageCount, createdAt, updatedAt } = policy
      if (mostUses(held) > 1) continue
      const isBoundary = inUse(boundaries, boundaryUsageCount, gaps.boundaries)
      if (isBoundary === true) continue
      const open = attachmentCount === null && gaps.attachments !== null ? gaps.attachments : isBoundary || null
      if (open !== null) unknown(open.part, open.reason, policyArn)
      else if (mostUses(held) === 1) {
        const [seen] = attachments
        yield {
          values: {
            policyArn,
            policyId,
            resourceArn: seen?.holder.arn ?? null,
            resourceId: seen?.holder.id ?? null,
            resourceKind: seen?.holder.kind ?? null,
            createdAt,
            updatedAt,
          },
          evidence: [
            seen?.evidence ?? { kind: 'attribute', of: policyArn, name: 'AttachmentCount', value: attachmentCount },
          ],
        }
      }
    }
  },
})

/** As often as the night shows it attached, or AWS counts it, whichever is more. */
function mostUses({ attachments, policy }: HeldPolicy): number {
  return Math.max(attachments.length, policy?.attachmentCount ?? 0)
}
