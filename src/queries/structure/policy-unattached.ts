import { attachmentGap, boundaryGap } from '../gaps.ts'
import { policyNodes } from '../policy-nodes.ts'
import { inUse, policyUse } from '../policy-use.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'policy-unattached',
  title: 'Customer managed policies in no use: attached to nothing, the boundary of nobody',
  kind: 'finding',
  severity: 'low',
  needs: ['customer-policies', 'users', 'groups', 'roles'],
  params: {},
  columns: ['policyArn', 'policyId', 'attachmentCount', 'boundaryUsageCount', 'createdAt', 'updatedAt'],
  remediation: 'Delete the policy, its older versions first, with delete-policy-version and delete-policy.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_manage-delete.html',
    'https://docs.aws.amazon.com/IAM/latest/APIReference/API_ManagedPolicyDetail.html',
  ],

  *run({ account, graph, unknown }) {
    const gaps = { attachments: attachmentGap(account), boundaries: boundaryGap(account) }
    for (const node of policyNodes(account, graph())) {
      if (node.policy?.owner !== 'customer') continue
      const { id: policyId, attachmentCount, boundaryUsageCount, createdAt, updatedAt } = node.policy
      const { attachments, boundaries } = policyUse(graph(), node)
      const uses = [
        inUse(attachments, attachmentCount, gaps.attachments),
        inUse(boundaries, boundaryUsageCount, gaps.boundaries),
      ]
      if (uses.includes(true)) continue
      const open = uses.find((use) => typeof use === 'object')
      if (open) unknown(open.part, open.reason, node.arn)
      else {
        yield {
          values: { policyArn: node.arn, policyId, attachmentCount, boundaryUsageCount, createdAt, updatedAt },
          evidence: [
            { kind: 'attribute', of: node.arn, name: 'AttachmentCount', value: attachmentCount },
            { kind: 'attribute', of: node.arn, name: 'PermissionsBoundaryUsageCount', value: boundaryUsageCount },
            ...(gaps.attachments ? [] : [{ kind: 'absent', of: node.arn, what: 'attachment in this night' } as const]),
            ...(gaps.boundaries
              ? []
              : [{ kind: 'absent', of: node.arn, what: 'use as a boundary in this night' } as const]),
          ],
        }
      }
    }
  },
})
