import { attachmentGap, boundaryGap } from '../shared/entities/gaps.ts'
import { policyHolders } from '../shared/policies/policy-holders.ts'
import { inUse } from '../shared/policies/policy-in-use.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'policy-unattached',
  title: 'Customer managed policies in no use: attached to nothing, the boundary of nobody',
  kind: 'finding',
  severity: 'low',
  message: 'is attached to nothing and the boundary of nobody',
  saidBy: ['policy-customer-admin-unattached'],
  needs: ['customer-policies', 'users', 'groups', 'roles'],
  params: {},
  columns: ['policyArn', 'policyId', 'attachmentCount', 'boundaryUsageCount', 'createdAt', 'updatedAt'],
  remediation: 'Delete the policy, its older versions first, with delete-policy-version and delete-policy.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_manage-delete.html',
    'https://docs.aws.amazon.com/IAM/latest/APIReference/API_ManagedPolicyDetail.html',
  ],

  *run({ account, unknown }) {
    const gaps = { attachments: attachmentGap(account), boundaries: boundaryGap(account) }
    for (const { arn: policyArn, policy, attachments, boundaries } of policyHolders(account)) {
      if (policy?.owner !== 'customer') continue
      const { id: policyId, attachmentCount, boundaryUsageCount, createdAt, updatedAt } = policy
      const uses = [
        inUse(attachments, attachmentCount, gaps.attachments),
        inUse(boundaries, boundaryUsageCount, gaps.boundaries),
      ]
      if (uses.includes(true)) continue
      const open = uses.find((use) => typeof use === 'object')
      if (open) unknown(open.part, open.reason, policyArn)
      else {
        yield {
          values: { policyArn, policyId, attachmentCount, boundaryUsageCount, createdAt, updatedAt },
          evidence: [
            { kind: 'attribute', of: policyArn, name: 'AttachmentCount', value: attachmentCount },
            { kind: 'attribute', of: policyArn, name: 'PermissionsBoundaryUsageCount', value: boundaryUsageCount },
            ...(gaps.attachments ? [] : [{ kind: 'absent', of: policyArn, what: 'attachment in this night' } as const]),
            ...(gaps.boundaries
              ? []
              : [{ kind: 'absent', of: policyArn, what: 'use as a boundary in this night' } as const]),
          ],
        }
      }
    }
  },
})
