import { attachmentGap, boundaryGap } from '../gaps.ts'
import { policyNodes } from '../policy-nodes.ts'
import { inUse, policyUse } from '../policy-use.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'boundary-only-policies',
  title: 'Managed policies that are used as a boundary and attached to nothing',
  kind: 'inventory',
  severity: 'info',
  needs: ['users', 'groups', 'roles', 'customer-policies', 'aws-policies'],
  params: {},
  columns: ['policyArn', 'policyId', 'attachmentCount', 'boundaryUsageCount', 'principals'],
  remediation: null,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html',
    'https://docs.aws.amazon.com/IAM/latest/APIReference/API_ManagedPolicyDetail.html',
  ],

  *run({ account, graph, unknown }) {
    const gaps = { attachments: attachmentGap(account), boundaries: boundaryGap(account) }
    for (const node of policyNodes(account, graph())) {
      const { id: policyId = null, attachmentCount = null, boundaryUsageCount = null } = node.policy ?? {}
      const { attachments, boundaries } = policyUse(graph(), node)
      const limits = inUse(boundaries, boundaryUsageCount, gaps.boundaries)
      const grants = inUse(attachments, attachmentCount, gaps.attachments)
      if (limits === false || grants === true) continue
      if (limits !== true) unknown(limits.part, limits.reason, node.arn)
      else if (grants !== false) unknown(grants.part, grants.reason, node.arn)
      else {
        yield {
          values: { policyArn: node.arn, policyId, attachmentCount, boundaryUsageCount, principals: boundaries.length },
          evidence: [
            ...boundaries,
            { kind: 'attribute', of: node.arn, name: 'PermissionsBoundaryUsageCount', value: boundaryUsageCount },
            { kind: 'attribute', of: node.arn, name: 'AttachmentCount', value: attachmentCount },
          ],
        }
      }
    }
  },
})
