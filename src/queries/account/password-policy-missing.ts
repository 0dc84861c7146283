import { accountColumns, accountSays } from '../shared/account/account-says.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'password-policy-missing',
  title: 'Accounts with users and without a password policy of their own',
  kind: 'finding',
  severity: 'low',
  message:
    'has no password policy of its own, so that the default of AWS holds: eight characters, no expiry, no history',
  needs: ['password-policy'],
  itemises: ['password-policy'],
  params: {},
  columns: ['accountArn', 'accountId'],
  remediation:
    'Set one with update-account-password-policy; with federation alone, delete the passwords of users instead.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html',
    'https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountPasswordPolicy.html',
  ],

  *run({ account, unknown }) {
    const columns = accountColumns(account)
    const said = accountSays(account, 'password-policy')
    if (said === null) unknown('password-policy', 'the password policy was not read', columns.accountArn)
    if (said?.['PasswordPolicy'] !== null) return
    yield { values: columns, evidence: [{ kind: 'absent', of: columns.accountArn, what: 'password policy' }] }
  },
})
