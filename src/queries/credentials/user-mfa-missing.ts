import { leaveOpen } from '../shared/credentials/leave-open.ts'
import { MFA_PARTS, usersMfa } from '../shared/credentials/mfa.ts'
import { signIns } from '../shared/credentials/sign-ins.ts'
import { usersAsked } from '../shared/credentials/users-asked.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'user-mfa-missing',
  title: 'Users without MFA; those without a password and without active keys apart',
  kind: 'finding',
  severity: 'medium',
  message: 'has no MFA; its password: {hasPassword}; its active keys: {activeKeys}',
  saidBy: ['user-admin-without-mfa', 'user-console-without-mfa'],
  needs: ['mfa-devices', 'credential-report', 'virtual-mfa', 'login-profiles', 'access-keys'],
  substitutes: ['mfa-devices', 'credential-report', 'virtual-mfa', 'login-profiles', 'access-keys'],
  params: {},
  columns: ['userArn', 'userId', 'hasPassword', 'activeKeys', 'createdAt'],
  remediation:
    'Register a passkey or security key for a person; let a program take a role, which needs no credentials of a user.',
  controls: ['Security Hub IAM.19'],
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa.html',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-19',
  ],

  *run(context) {
    const [mfaOf, signInsOf] = [usersMfa(context.account), signIns(context.account)]
    for (const user of usersAsked(context)) {
      const { exists, evidence } = mfaOf(user)
      const { any, missing, hasPassword, activeKeys, evidence: credentials } = signInsOf(user)
      if (exists === true || any === false) continue
      if (exists === null) leaveOpen(context, MFA_PARTS, 'whether it has MFA was not read', user.arn)
      else if (any === null) leaveOpen(context, missing, 'whether it has a password or keys was not read', user.arn)
      else {
        yield {
          values: { userArn: user.arn, userId: user.id, hasPassword, activeKeys, createdAt: user.createdAt },
          evidence: [evidence, ...credentials],
        }
      }
    }
  },
})
