import { UNUSED_DAYS } from '../shared/entities/age.ts'
import { usedAt, usedDays, useEvidence } from '../shared/credentials/dated.ts'
import { idleDays } from '../shared/credentials/idle.ts'
import { leaveOpen } from '../shared/credentials/leave-open.ts'
import { PASSWORD_USE_PARTS } from '../shared/credentials/password.ts'
import { withPassword } from '../shared/credentials/with-password.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'user-console-unused',
  title: 'Users with a password for the console that they did not use for a while',
  kind: 'finding',
  severity: 'medium',
  message: 'has a password that nobody used for a while[; last used {lastUsedAt}]',
  saidBy: ['user-never-logged-in'],
  needs: ['credential-report', 'login-profiles', 'user-settings'],
  substitutes: ['credential-report', 'login-profiles', 'user-settings'],
  params: { days: UNUSED_DAYS },
  columns: ['userArn', 'userId', 'lastUsedAt', 'unusedDays', 'createdAt'],
  remediation: 'Take the password away with delete-login-profile, or delete the user.',
  controls: [
    'Security Hub IAM.8',
    'Security Hub IAM.22',
    'CIS AWS Foundations v5.0.0 1.11',
    'CIS AWS Foundations v3.0.0 1.12',
    'CIS AWS Foundations v1.4.0 1.12',
    'CIS AWS Foundations v1.2.0 1.3',
  ],
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_finding-unused.html',
    'https://docs.aws.amazon.com/IAM/latest/APIReference/API_User.html',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-22',
  ],

  *run(context) {
    for (const { user, password } of withPassword(context, context.params.days)) {
      const { used, changed, created, evidence } = password
      const idle = idleDays(used, [changed, created])
      if (idle !== null && idle < context.params.days) continue
      if (idle === null || used === null) {
        leaveOpen(context, PASSWORD_USE_PARTS, 'the last use or the age of its password was not given', user.arn)
        continue
      }
      yield {
        values: {
          userArn: user.arn,
          userId: user.id,
          lastUsedAt: usedAt(used),
          unusedDays: usedDays(used),
          createdAt: user.createdAt,
        },
        evidence: [...evidence, ...useEvidence(used, user.arn, 'use of its password')],
      }
    }
  },
})
