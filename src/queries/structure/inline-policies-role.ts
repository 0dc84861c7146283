import { isServiceLinked, isSsoReserved } from '../../model/role.ts'
import { inlineHoldings } from '../shared/policies/inline-holdings.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'inline-policies-role',
  title: 'Roles with inline policies; those of services and of IAM Identity Center apart',
  kind: 'finding',
  severity: 'low',
  message: 'has inline policies: {policyNames}',
  needs: ['roles'],
  params: {},
  columns: ['roleArn', 'roleId', 'policyNames', 'createdAt'],
  remediation: 'Make it a managed policy, attach that to the role, then remove it with delete-role-policy.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies-convert-inline-to-managed.html',
  ],

  // What Identity Center embeds is the inline policy of a permission set, which is how one is written.
  *run(context) {
    const editable = context.account.roles().filter((role) => !isServiceLinked(role) && !isSsoReserved(role))
    for (const { holder: role, policyNames, evidence } of inlineHoldings(context, editable)) {
      yield {
        values: { roleArn: role.arn, roleId: role.id, policyNames, createdAt: role.createdAt },
        evidence,
      }
    }
  },
})
