import { usedAt } from '../shared/credentials/dated.ts'
import { namedLike } from '../shared/credentials/named-like.ts'
import { PASSWORD_PARTS, passwords } from '../shared/credentials/password.ts'
import { leaveOpen } from '../shared/credentials/leave-open.ts'
import { SERVICE_NAMES } from '../shared/credentials/service-names.ts'
import { usersAsked } from '../shared/credentials/users-asked.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'service-user-with-password',
  title: 'Users named as programs are who can sign in to the console',
  kind: 'finding',
  severity: 'medium',
  message: 'is named as a program is and has a password for the console[; last used {lastUsedAt}]',
  needs: ['credential-report', 'login-profiles'],
  substitutes: ['credential-report', 'login-profiles'],
  params: {
    names: {
      type: 'list',
      default: SERVICE_NAMES,
      describe:
        'patterns of the names of users that programs use, in which * and ? are wildcards; case does not matter',
    },
  },
  columns: ['userArn', 'userId', 'lastUsedAt', 'createdAt'],
  remediation: 'Take the password away with delete-login-profile: a program does not sign in to the console.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_admin-change-user.html',
  ],

  *run(context) {
    const isService = namedLike(context.params.names)
    const passwordOf = passwords(context.account)
    for (const user of usersAsked(context)) {
      if (!isService(user.name)) continue
      const { exists, used, evidence } = passwordOf(user)
      if (exists === null) leaveOpen(context, PASSWORD_PARTS, 'whether it has a password was not read', user.arn)
      else if (exists) {
        yield {
          values: { userArn: user.arn, userId: user.id, lastUsedAt: usedAt(used), createdAt: user.createdAt },
          evidence,
        }
      }
    }
  },
})
