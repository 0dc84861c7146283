import { leaveOpen } from '../shared/credentials/leave-open.ts'
import { signIns } from '../shared/credentials/sign-ins.ts'
import { usersAsked } from '../shared/credentials/users-asked.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'user-password-and-key',
  title: 'Users with both a password for the console and an active access key',
  kind: 'finding',
  severity: 'low',
  message: 'has a password, and {activeKeys} active access keys besides',
  needs: ['credential-report', 'login-profiles', 'access-keys'],
  substitutes: ['credential-report', 'login-profiles', 'access-keys'],
  params: {},
  columns: ['userArn', 'userId', 'activeKeys', 'createdAt'],
  remediation: 'Let a person have the password and a program a role of its own, so that either can be ended alone.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/security-iam-programmatic-access.html',
  ],

  *run(context) {
    const signInsOf = signIns(context.account)
    for (const user of usersAsked(context)) {
      const { hasPassword, activeKeys, missing, evidence } = signInsOf(user)
      if (hasPassword === false || activeKeys === 0) continue
      if (hasPassword === null || activeKeys === null) {
        leaveOpen(context, missing, 'whether it has a password or keys was not read', user.arn)
        continue
      }
      yield { values: { userArn: user.arn, userId: user.id, activeKeys, createdAt: user.createdAt }, evidence }
    }
  },
})
