import { isServiceLinked } from '../../model/role.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'role-without-policies',
  title: 'Roles with no policy, managed or inline; service-linked roles apart',
  kind: 'finding',
  severity: 'low',
  message: 'has no policy, managed or inline',
  needs: ['roles'],
  params: {},
  columns: ['roleArn', 'roleId', 'lastUsedAt', 'createdAt'],
  remediation:
    'Delete the role, unless policies of resources or a cluster know it by its name; for a role of IAM Identity Center give its permission set a policy.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_manage_delete.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_manage-attach-detach.html',
  ],

  *run({ account, unknown }) {
    for (const role of account.roles()) {
      if (role.attached?.length || role.inline?.length || isServiceLinked(role)) continue
      if (role.attached === null) unknown('roles', 'its attached policies were not given', role.arn)
      else if (role.inline === null) unknown('roles', 'its inline policies were not given', role.arn)
      else {
        yield {
          values: {
            roleArn: role.arn,
            roleId: role.id,
            lastUsedAt: role.lastUsed?.at ?? null,
            createdAt: role.createdAt,
          },
          evidence: [
            { kind: 'absent', of: role.arn, what: 'attached policies' },
            { kind: 'absent', of: role.arn, what: 'inline policies' },
          ],
        }
      }
    }
  },
})
