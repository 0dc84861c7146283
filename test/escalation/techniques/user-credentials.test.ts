import { USER_CREDENTIALS } from '../../../src/escalation/techniques/user-credentials.ts'
import type { AccountView } from '../../../src/model/account.ts'
import type { Fact } from '../../../src/model/fact.ts'
import { type Bakery, bakery } from '../../support/account-builder.ts'
import { allowing } from '../../support/documents.ts'
import { testTechniques } from '../../support/test-technique.ts'

const CHIEF = 'arn:aws:iam::123456789012:user/chief'

/** Mallory, who may do something to chief, an administrator. */
const having = (actions: readonly string[], resource = CHIEF): Bakery =>
  bakery()
    .user('chief', { inline: { All: allowing('*') } })
    .user('mallory', { inline: { Users: allowing(actions, resource) } })

/** The same in a night that has read what credentials chief has. */
const knowing = (account: Bakery, part: Fact['part'], settings: Fact['settings']): Bakery => ({
  ...account,
  build: (): AccountView => {
    const view = account.build()
    const fact: Fact = {
      part,
      kind: 'user',
      arn: CHIEF,
      id: '',
      name: 'chief',
      settings,
      activity: null,
      tags: [],
    }
    return { ...view, facts: (asked) => (asked === part ? [fact] : view.facts(asked)) }
  },
})
const withKeys = (account: Bakery, count: number): Bakery =>
  knowing(account, 'access-keys', {
    AccessKeys: Array.from({ length: count }, (_, index) => ({ AccessKeyId: `AKIA${index}`, Status: 'Active' })),
  })

testTechniques(USER_CREDENTIALS, {
  'create-access-key': {
    reports: {
      'a user whose keys were not read': [
        having(['iam:CreateAccessKey']),
        { to: 'user/chief', decision: 'allowed', precondition: 'unknown' },
      ],
      'a user with one key': [
        withKeys(having(['iam:CreateAccessKey']), 1),
        { to: 'user/chief', decision: 'allowed', precondition: 'met' },
      ],
    },
    silent: {
      'a user with two keys': withKeys(having(['iam:CreateAccessKey']), 2),
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
        knowing(having(['iam:CreateLoginProfile']), 'login-profiles', { LoginProfile: null }),
        { to: 'user/chief', precondition: 'met' },
      ],
    },
    silent: {
      'a user with a password': knowing(having(['iam:CreateLoginProfile']), 'login-profiles', {
        LoginProfile: { CreateDate: '2025-01-15T08:00:00Z' },
      }),
      'a user with a password by the credential report': knowing(
        having(['iam:CreateLoginProfile']),
        'credential-report',
        { password_enabled: 'true' },
      ),
    },
  },
  'update-login-profile': {
    reports: {
      'a user with a password': [
        knowing(having(['iam:UpdateLoginProfile']), 'login-profiles', {
          LoginProfile: { CreateDate: '2025-01-15T08:00:00Z' },
        }),
        { to: 'user/chief', precondition: 'met' },
      ],
    },
    silent: {
      'a user without a password': knowing(having(['iam:UpdateLoginProfile']), 'login-profiles', {
        LoginProfile: null,
      }),
    },
  },
  'create-access-key-after-deleting-one': {
    reports: {
      'a user with two keys': [
        withKeys(having(['iam:CreateAccessKey', 'iam:DeleteAccessKey']), 2),
        { to: 'user/chief', precondition: 'met' },
      ],
    },
    silent: {
      'a user with one key': withKeys(having(['iam:CreateAccessKey', 'iam:DeleteAccessKey']), 1),
      'keys that may not be deleted': withKeys(having(['iam:CreateAccessKey', 'iam:ListAccessKeys']), 2),
    },
  },
  'put-user-policy-and-create-access-key': {
    reports: {
      'a user who is allowed nothing': [
        bakery()
          .user('guest')
          .user('mallory', {
            inline: {
              Keys: allowing('iam:CreateAccessKey', 'arn:aws:iam::123456789012:user/guest'),
              Policies: allowing('iam:PutUserPolicy', 'arn:aws:iam::123456789012:user/g*'),
            },
          }),
        { to: 'user/guest', decision: 'allowed' },
      ],
    },
    silent: {
      'two users, each half allowed': bakery()
        .user('guest')
        .user('waiter')
        .user('mallory', {
          inline: {
            Keys: allowing('iam:CreateAccessKey', 'arn:aws:iam::123456789012:user/guest'),
            Policies: allowing('iam:PutUserPolicy', 'arn:aws:iam::123456789012:user/waiter'),
          },
        }),
      'a user whose boundary leaves nothing': bakery()
        .policy('Fence', { document: allowing('s3:*') })
        .user('guest', { boundary: 'Fence' })
        .user('mallory', {
          inline: {
            Both: allowing(['iam:CreateAccessKey', 'iam:PutUserPolicy'], 'arn:aws:iam::123456789012:user/guest'),
          },
        }),
    },
  },
  'attach-user-policy-and-create-access-key': {
    reports: {
      'a path split over two policies': [
        bakery()
          .policy('Keys', { document: allowing('iam:CreateAccessKey', 'arn:aws:iam::123456789012:user/guest') })
          .group('helpdesk', { inline: { Attach: allowing('iam:AttachUserPolicy') } })
          .user('guest')
          .user('mallory', { attached: ['Keys'], groups: ['helpdesk'] }),
        { to: 'user/guest', decision: 'allowed' },
      ],
    },
    silent: {
      'one action less': bakery()
        .policy('Keys', { document: allowing('iam:ListAccessKeys', 'arn:aws:iam::123456789012:user/guest') })
        .group('helpdesk', { inline: { Attach: allowing('iam:AttachUserPolicy') } })
        .user('guest')
        .user('mallory', { attached: ['Keys'], groups: ['helpdesk'] }),
    },
  },
})
