import { attachmentGap, boundaryGap } from '../shared/entities/gaps.ts'
import { policyHolders } from '../shared/policies/policy-holders.ts'
import { inUse } from '../shared/policies/policy-in-use.ts'
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

  *run({ account, unknown }) {
    const gaps = { attachments: attachmentGap(account), boundaries: boundaryGap(account) }
    for (const { arn: policyArn, policy, attachments, boundaries } of policyHolders(account)) {
      const { id: policyId = null, attachmentCount = null, boundaryUsageCount = null } = policy ?? {}
      const limits = inUse(boundaries, boundaryUsageCount, gaps.boundaries)
      const grants = inUse(attachments, attachmentCount, gaps.attachments)
      if (limits === false || grants === true) continue
      if (limits !== true) unknown(limits.part, limits.reason, policyArn)
      else if (grants !== false) unknown(grants.part, grants.reason, policyArn)
      else {
        yield {
          values: { policyArn, policyId, attachmentCount, boundaryUsageCount, principals: boundaries.length },
          evidence: [
            ...boundaries.map(({ evidence }) => evidence),
            { kind: 'attribute', of: policyArn, name: 'PermissionsBoundaryUsageCount', value: boundaryUsageCount },
            { kind: 'attribute', of: policyArn, name: 'AttachmentCount', value: attachmentCount },
          ],
        }
      }
    }
  },
})
