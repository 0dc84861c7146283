import { isServiceLinked } from '../../model/role.ts'
import { daysBefore } from '../shared/entities/age.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'role-never-used',
  title: 'Roles without any use in the 400 days that IAM tracks; service-linked roles apart',
  kind: 'finding',
  severity: 'low',
  message: 'has no use in the 400 days that IAM tracks',
  saidBy: ['privileged-role-unused', 'role-unused'],
  needs: ['roles'],
  params: {
    days: {
      type: 'integer',
      default: 30,
      min: 0,
      max: 3650,
      describe: 'days that a role must have existed before the night, so that there was time to use it',
    },
  },
  columns: ['roleArn', 'roleId', 'ageDays', 'createdAt'],
  remediation: 'Delete the role, or have whoever made it say what it waits for.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_last-accessed.html',
    'https://docs.aws.amazon.com/IAM/latest/APIReference/API_RoleLastUsed.html',
  ],

  *run({ account, params, unknown }) {
    const { takenAt } = account.snapshot
    for (const role of account.roles()) {
      if (isServiceLinked(role) || (role.lastUsed !== null && role.lastUsed.at !== null)) continue
      if (role.lastUsed === null || role.createdAt === null) {
        const missing = role.lastUsed === null ? 'its last use was not given' : 'its age was not given'
        unknown('roles', missing, role.arn)
        continue
      }
      const ageDays = daysBefore(takenAt, role.createdAt)
      if (ageDays < params.days) continue
      yield {
        values: { roleArn: role.arn, roleId: role.id, ageDays, createdAt: role.createdAt },
        evidence: [
          { kind: 'attribute', of: role.arn, name: 'RoleLastUsed', value: null },
          { kind: 'attribute', of: role.arn, name: 'CreateDate', value: role.createdAt },
        ],
      }
    }
  },
})
