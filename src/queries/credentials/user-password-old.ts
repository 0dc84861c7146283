import { leaveOpen } from '../shared/credentials/leave-open.ts'
import { withPassword } from '../shared/credentials/with-password.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'user-password-old',
  title: 'Users who did not change their password for a while',
  kind: 'finding',
  severity: 'low',
  message: 'has a password that is {ageDays} days old',
  needs: ['credential-report', 'login-profiles'],
  substitutes: ['credential-report', 'login-profiles'],
  params: {
    days: { type: 'integer', default: 365, min: 1, max: 3650, describe: 'days after which a password is old' },
  },
  columns: ['userArn', 'userId', 'ageDays', 'changedAt'],
  remediation: 'Have the user change it, or sign in by IAM Identity Center; MFA matters more than a young password.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html',
  ],

  *run(context) {
    const { days } = context.params
    for (const { user, password } of withPassword(context, days)) {
      const { changed, created, evidence } = password
      if (created !== null && created.days < days) continue
      if (changed === null) {
        leaveOpen(context, ['credential-report'], 'when its password was changed was not given', user.arn)
      } else if (changed.days >= days) {
        yield {
          values: { userArn: user.arn, userId: user.id, ageDays: changed.days, changedAt: changed.at },
          evidence: [...evidence, changed.evidence],
        }
      }
    }
  },
})
