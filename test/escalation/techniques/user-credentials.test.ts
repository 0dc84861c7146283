import { USER_CREDENTIALS } from '../../../src/escalation/techniques/user-credentials.ts'
import { type Bakery, bakery } from '../../support/account-builder.ts'
import { allowing } from '../../support/documents.ts'
import { testTechniques } from '../../support/test-technique.ts'
import { withCredentials, withKeys } from '../../support/with-credentials.ts'

const CHIEF = 'arn:aws:iam::123456789012:user/chief'

/** Mallory, who may do something to chief, an administrator. */
const having = (actions: readonly string[], resource = CHIEF): Bakery =>
  bakery()
    .user('chief', { inline: { All: allowing('*') } })
    .user('mallory', { inline: { Users: allowing(actions, resource) } })

testTechniques(USER_CREDENTIALS, {
  'create-access-key': {
    reports: {
      'a user whose keys were not read': [
        having(['iam:CreateAccessKey']),
        { to: 'user/chief', decision: 'allowed', precondition: 'unknown' },
      ],
      'a user with one key': [
        withKeys(having(['iam:CreateAccessKey']), 'chief', 1),
        { to: 'user/chief', decision: 'allowed', precondition: 'met' },
      ],
    },
    silent: {
      'a user with two keys': withKeys(having(['iam:CreateAccessKey']), 'chief', 2),
      'a Resource that is the caller': having(
        ['iam:CreateAccessKey'],
        'arn:aws:iam::123456789012:user/${aws:username}',
      ),
    },
  },
  'create-login-profile': {
    reports: {
      'a user of whom no password is known': [
        having(['iam:CreateLoginProfile']),
        { to: 'user/chief', precondition: 'unknown' },
      ],
      'a user without a password': [
        withCredentials(having(['iam:CreateLoginProfile']), 'chief', 'login-profiles', { LoginProfile: null }),
        { to: 'user/chief', precondition: 'met' },
      ],
    },
    silent: {
      'a user with a password': withCredentials(having(['iam:CreateLoginProfile']), 'chief', 'login-profiles', {
        LoginProfile: { CreateDate: '2025-01-15T08:00:00Z' },
      }),
      'a user with a password by the credential report': withCredentials(
        having(['iam:CreateLoginProfile']),
        'chief',
        'credential-report',
        { password_enabled: 'true' },
      ),
    },
  },
  'update-login-profile': {
    reports: {
      'a user with a password': [
        withCredentials(having(['iam:UpdateLoginProfile']), 'chief', 'login-profiles', {
          LoginProfile: { CreateDate: '2025-01-15T08:00:00Z' },
        }),
        { to: 'user/chief', precondition: 'met' },
      ],
    },
    silent: {
      'a user without a password': withCredentials(having(['iam:UpdateLoginProfile']), 'chief', 'login-profiles', {
        LoginProfile: null,
      }),
    },
  },
  'create-access-key-after-deleting-one': {
    reports: {
      'a user with two keys': [
        withKeys(having(['iam:CreateAccessKey', 'iam:DeleteAccessKey']), 'chief', 2),
        { to: 'user/chief', precondition: 'met' },
      ],
    },
    silent: {
      'a user with one key': withKeys(having(['iam:CreateAccessKey', 'iam:DeleteAccessKey']), 'chief', 1),
      'keys that may not be deleted': withKeys(having(['iam:CreateAccessKey', 'iam:ListAccessKeys']), 'chief', 2),
    },
  },
})
