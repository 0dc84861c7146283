import query from '../../../src/queries/account/password-policy-missing.ts'
import { bakery } from '../../support/account-builder.ts'
import { testQuery } from '../../support/test-query.ts'

const policy = (PasswordPolicy: object | null) =>
  bakery().parts({ 'password-policy': 'complete' }).fact('password-policy', 'root', { settings: { PasswordPolicy } })

testQuery(query, {
  rows: { 'the account': [policy(null), [{ accountArn: 'root', accountId: '123456789012' }]] },
  silent: { 'any policy of its own': policy({ MinimumPasswordLength: 6 }) },
  unknown: {
    'an account of which it was not read': [
      bakery().parts({ 'password-policy': 'complete' }),
      [{ part: 'password-policy', reason: 'the password policy was not read', subjects: ['root'] }],
    ],
  },
})
