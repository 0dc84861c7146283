import { inlineHoldings } from '../shared/policies/inline-holdings.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'inline-policies-group',
  title: 'Groups with inline policies',
  kind: 'finding',
  severity: 'low',
  message: 'has inline policies: {policyNames}',
  needs: ['groups'],
  params: {},
  columns: ['groupArn', 'groupId', 'policyNames', 'createdAt'],
  remediation: 'Make it a managed policy, attach that to the group, then remove it with delete-group-policy.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies-convert-inline-to-managed.html',
  ],

  *run(context) {
    for (const { holder: group, policyNames, evidence } of inlineHoldings(context, context.account.groups())) {
      yield {
        values: { groupArn: group.arn, groupId: group.id, policyNames, createdAt: group.createdAt },
        evidence,
      }
    }
  },
})
