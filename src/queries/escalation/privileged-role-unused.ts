import { isServiceLinked } from '../../model/role.ts'
import { daysBefore, UNUSED_DAYS } from '../shared/entities/age.ts'
import { privilege } from '../shared/escalation/privilege.ts'
import { POLICY_PARTS } from '../shared/escalation/policy-parts.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'privileged-role-unused',
  title: 'Roles that are administrators, or can become one, and that nobody used for a while',
  kind: 'finding',
  severity: 'high',
  version: 4,
  message: 'has a privilege ({tier}[, by {technique}]) that nobody used for a while[; last used {lastUsedAt}]',
  needs: POLICY_PARTS,
  params: {
    days: UNUSED_DAYS,
  },
  columns: ['roleArn', 'roleId', 'tier', 'technique', 'lastUsedAt', 'unusedDays', 'createdAt'],
  remediation: 'Ask its owner, then take the trust away and, once nothing broke, delete the role: nobody will miss it.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_last-accessed.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#remove-credentials',
  ],

  *run({ account, escalation, params, unknown }) {
    for (const standing of escalation().everyone) {
      const { principal: role } = standing
      if (role.kind !== 'role' || isServiceLinked(role)) continue
      const since = role.lastUsed === null ? null : (role.lastUsed.at ?? role.createdAt)
      const idle = since === null ? null : daysBefore(account.snapshot.takenAt, since)
      if (idle !== null && idle < params.days) continue
      const found = privilege(standing, escalation())
      if (found === null) continue
      if (idle === null || role.lastUsed === null) {
        unknown('roles', 'its last use was not given', role.arn)
        continue
      }
      const lastUsedAt = role.lastUsed.at
      yield {
        values: {
          roleArn: role.arn,
          roleId: role.id,
          tier: found.tier,
          technique: found.technique,
          lastUsedAt,
          unusedDays: lastUsedAt === null ? null : idle,
          createdAt: role.createdAt,
        },
        evidence: [{ kind: 'attribute', of: role.arn, name: 'RoleLastUsed', value: lastUsedAt }, ...found.evidence],
      }
    }
  },
})
