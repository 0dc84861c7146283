import query from '../../../src/queries/account/password-policy-weak.ts'
import { bakery } from '../../support/account-builder.ts'
import { testQuery } from '../../support/test-query.ts'

const policy = (PasswordPolicy: object | null) =>
  bakery().parts({ 'password-policy': 'complete' }).fact('password-policy', 'root', { settings: { PasswordPolicy } })

const strong = { MinimumPasswordLength: 14, PasswordReusePrevention: 24 }

testQuery(query, {
  rows: {
    'what it asks, and what it should': [
      policy({ MinimumPasswordLength: 8, PasswordReusePrevention: 24 }),
      [
        {
          accountArn: 'root',
          accountId: '123456789012',
          item: 'MinimumPasswordLength',
          found: 8,
          expected: 'at least 14',
        },
      ],
    ],
  },
  reports: {
    'each thing by itself': [
      policy({ MinimumPasswordLength: 8 }),
      [{ item: 'MinimumPasswordLength' }, { item: 'PasswordReusePrevention' }],
    ],
    'passwords that do not end, where they must': [
      policy({ ...strong, ExpirePasswords: false }),
      [{ item: 'MaxPasswordAge', found: 0, expected: 'from 1 to 90' }],
      { expiry: 90 },
    ],
    'passwords that end late': [
      policy({ ...strong, MaxPasswordAge: 365 }),
      [{ item: 'MaxPasswordAge' }],
      { expiry: 90 },
    ],
    'classes that are asked for': [
      policy({ ...strong, RequireNumbers: true, RequireSymbols: false }),
      [{ item: 'RequireSymbols' }],
      { classes: ['numbers', 'symbols'] },
    ],
  },
  silent: {
    'one that asks enough': policy(strong),
    'no policy of its own, which is another finding': policy(null),
    'passwords that end in time': [policy({ ...strong, MaxPasswordAge: 60 }), { expiry: 90 }],
  },
  unknown: {
    'an account of which it was not read': [
      bakery().parts({ 'password-policy': 'complete' }),
      [{ part: 'password-policy', reason: 'the password policy was not read', subjects: ['root'] }],
    ],
  },
})
