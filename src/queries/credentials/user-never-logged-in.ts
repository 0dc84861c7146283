import { useEvidence } from '../shared/credentials/dated.ts'
import { leaveOpen } from '../shared/credentials/leave-open.ts'
import { PASSWORD_USE_PARTS } from '../shared/credentials/password.ts'
import { withPassword } from '../shared/credentials/with-password.ts'
import { idleDays } from '../shared/credentials/idle.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'user-never-logged-in',
  title: 'Users with a password for the console who never signed in with it',
  kind: 'finding',
  severity: 'medium',
  message: 'has a password and never signed in with it',
  needs: ['credential-report', 'login-profiles', 'user-settings'],
  substitutes: ['credential-report', 'login-profiles', 'user-settings'],
  params: {
    days: {
      type: 'integer',
      default: 30,
      min: 0,
      max: 3650,
      describe: 'days that a password must have existed, so that there was time to use it',
    },
  },
  columns: ['userArn', 'userId', 'passwordDays', 'createdAt'],
  remediation: 'Take the password away with delete-login-profile: a first password often went to somebody by mail.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_finding-unused.html',
    'https://docs.aws.amazon.com/IAM/latest/APIReference/API_User.html',
  ],

  *run(context) {
    for (const { user, password } of withPassword(context, context.params.days)) {
      const { used, changed, created, evidence } = password
      const passwordDays = idleDays('never', [changed, created])
      if ((used !== null && used !== 'never') || (passwordDays !== null && passwordDays < context.params.days)) continue
      if (used === null || passwordDays === null) {
        leaveOpen(context, PASSWORD_USE_PARTS, 'the last use or the age of its password was not given', user.arn)
        continue
      }
      yield {
        values: { userArn: user.arn, userId: user.id, passwordDays, createdAt: user.createdAt },
        evidence: [...evidence, ...useEvidence(used, user.arn, 'use of its password')],
      }
    }
  },
})
