import { leaveOpen } from '../shared/credentials/leave-open.ts'
import { usedAt } from '../shared/credentials/dated.ts'
import { MFA_PARTS, usersMfa } from '../shared/credentials/mfa.ts'
import { PASSWORD_PARTS, passwords } from '../shared/credentials/password.ts'
import { usersAsked } from '../shared/credentials/users-asked.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'user-console-without-mfa',
  title: 'Users with a password for the console and without MFA',
  kind: 'finding',
  severity: 'high',
  message: 'signs in to the console with a password alone[; last did so {lastUsedAt}]',
  saidBy: ['user-admin-without-mfa'],
  needs: ['mfa-devices', 'credential-report', 'virtual-mfa', 'login-profiles'],
  substitutes: ['mfa-devices', 'credential-report', 'virtual-mfa', 'login-profiles'],
  params: {},
  columns: ['userArn', 'userId', 'lastUsedAt', 'createdAt'],
  remediation: 'Have the user register MFA, or take the password away with delete-login-profile.',
  controls: [
    'Security Hub IAM.5',
    'CIS AWS Foundations v5.0.0 1.9',
    'CIS AWS Foundations v3.0.0 1.10',
    'CIS AWS Foundations v1.4.0 1.10',
    'CIS AWS Foundations v1.2.0 1.2',
  ],
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_enable.html',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-5',
  ],

  *run(context) {
    const [mfaOf, passwordOf] = [usersMfa(context.account), passwords(context.account)]
    for (const user of usersAsked(context)) {
      const [mfa, password] = [mfaOf(user), passwordOf(user)]
      if (mfa.exists === true || password.exists === false) continue
      if (mfa.exists === null) leaveOpen(context, MFA_PARTS, 'whether it has MFA was not read', user.arn)
      else if (password.exists === null)
        leaveOpen(context, PASSWORD_PARTS, 'whether it has a password was not read', user.arn)
      else {
        yield {
          values: { userArn: user.arn, userId: user.id, lastUsedAt: usedAt(password.used), createdAt: user.createdAt },
          evidence: [...password.evidence, mfa.evidence],
        }
      }
    }
  },
})
