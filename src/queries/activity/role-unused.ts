import { isServiceLinked } from '../../model/role.ts'
import { daysBefore, UNUSED_DAYS } from '../shared/entities/age.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'role-unused',
  title: 'Roles that nobody used for a while; service-linked roles apart',
  kind: 'finding',
  severity: 'medium',
  message: 'has not been used for a while[; last used {lastUsedAt}][; made {createdAt}]',
  saidBy: ['privileged-role-unused'],
  needs: ['roles'],
  params: {
    days: UNUSED_DAYS,
  },
  columns: ['roleArn', 'roleId', 'lastUsedAt', 'unusedDays', 'createdAt'],
  remediation:
    'Ask its owner, then take the trust away and, once nothing broke, delete the role; a role of IAM Identity Center goes with its last assignment.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_last-accessed.html',
    'https://docs.aws.amazon.com/IAM/latest/APIReference/API_RoleLastUsed.html',
  ],

  *run({ account, params, unknown }) {
    const { takenAt } = account.snapshot
    for (const role of account.roles()) {
      if (isServiceLinked(role)) continue
      if (role.lastUsed === null) {
        unknown('roles', 'its last use was not given', role.arn)
        continue
      }
      const lastUsedAt = role.lastUsed.at
      const since = lastUsedAt ?? role.createdAt
      if (since === null) {
        unknown('roles', 'it was not used in the days that IAM tracks, and its age was not given', role.arn)
        continue
      }
      const idle = daysBefore(takenAt, since)
      if (idle < params.days) continue
      yield {
        values: {
          roleArn: role.arn,
          roleId: role.id,
          lastUsedAt,
          unusedDays: lastUsedAt === null ? null : idle,
          createdAt: role.createdAt,
        },
        evidence: [
          { kind: 'attribute', of: role.arn, name: 'RoleLastUsed', value: lastUsedAt },
          { kind: 'attribute', of: role.arn, name: 'CreateDate', value: role.createdAt },
        ],
      }
    }
  },
})
