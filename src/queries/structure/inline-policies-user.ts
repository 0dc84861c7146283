import { inlineHoldings } from '../shared/policies/inline-holdings.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'inline-policies-user',
  title: 'Users with inline policies',
  kind: 'finding',
  severity: 'low',
  message: 'has inline policies: {policyNames}',
  saidBy: ['human-user-with-policies', 'user-direct-policies'],
  needs: ['users'],
  params: {},
  columns: ['userArn', 'userId', 'policyNames', 'createdAt'],
  remediation: 'Move what it grants into a managed policy on a group, then remove it with delete-user-policy.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies-convert-inline-to-managed.html',
  ],

  *run(context) {
    for (const { holder: user, policyNames, evidence } of inlineHoldings(context, context.account.users())) {
      yield {
        values: { userArn: user.arn, userId: user.id, policyNames, createdAt: user.createdAt },
        evidence,
      }
    }
  },
})
