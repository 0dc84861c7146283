import { isServiceLinked } from '../../model/role.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'inline-policies-role',
  title: 'Roles with inline policies',
  kind: 'finding',
  severity: 'low',
  needs: ['roles'],
  params: {},
  columns: ['roleArn', 'roleId', 'policyNames', 'createdAt'],
  remediation:
    'Make it a managed policy, attach that to the role, then remove it with delete-role-policy; for a role of IAM Identity Center change its permission set.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies-convert-inline-to-managed.html',
  ],

  *run({ account, unknown }) {
    for (const role of account.roles()) {
      if (isServiceLinked(role)) continue
      if (role.inline === null) unknown('roles', 'its inline policies were not given', role.arn)
      if (!role.inline?.length) continue
      yield {
        values: {
          roleArn: role.arn,
          roleId: role.id,
          policyNames: role.inline.map(({ name }) => name),
          createdAt: role.createdAt,
        },
        evidence: role.inline.map(({ name }) => ({ kind: 'inline-policy', policyName: name, of: role.arn })),
      }
    }
  },
})
