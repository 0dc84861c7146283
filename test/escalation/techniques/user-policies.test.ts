import { USER_POLICIES } from '../../../src/escalation/techniques/user-policies.ts'
import { type Bakery, bakery } from '../../support/account-builder.ts'
import { allowing } from '../../support/documents.ts'
import { testTechniques } from '../../support/test-technique.ts'
import { withCredentials, withKeys } from '../../support/with-credentials.ts'

/** Mallory, who may do something to guest, who is allowed nothing. */
const having = (...actions: readonly string[]): Bakery =>
  bakery()
    .user('guest')
    .user('mallory', { inline: { Users: allowing(actions, 'arn:aws:iam::123456789012:user/guest') } })

/** The same where it is known whether guest has a password. */
const withPassword = (account: Bakery, has: boolean): Bakery =>
  withCredentials(account, 'guest', 'login-profiles', {
    LoginProfile: has ? { CreateDate: '2025-01-15T08:00:00Z' } : null,
  })

testTechniques(USER_POLICIES, {
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
      'a user with two keys': withKeys(having('iam:PutUserPolicy', 'iam:CreateAccessKey'), 'guest', 2),
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
  'create-policy-version-and-create-access-key': {
    reports: {
      'a policy of a group that the user is in': [
        bakery()
          .policy('Bread')
          .group('bakers', { attached: ['Bread'] })
          .user('guest', { groups: ['bakers'] })
          .role('mallory', {
            inline: {
              Versions: allowing('iam:CreatePolicyVersion', 'arn:aws:iam::123456789012:policy/Bread'),
              Keys: allowing('iam:CreateAccessKey', 'arn:aws:iam::123456789012:user/guest'),
            },
          }),
        { to: 'user/guest', means: 'policy/Bread', decision: 'allowed', precondition: 'unknown' },
      ],
    },
    silent: {
      'a policy that another user has': bakery()
        .policy('Bread')
        .user('guest')
        .user('trudy', { attached: ['Bread'] })
        .role('mallory', {
          inline: {
            Versions: allowing('iam:CreatePolicyVersion', 'arn:aws:iam::123456789012:policy/Bread'),
            Keys: allowing('iam:CreateAccessKey', 'arn:aws:iam::123456789012:user/guest'),
          },
        }),
    },
  },
  'write-user-policy-and-create-login-profile': {
    reports: {
      'a user without a password, and an inline policy': [
        withPassword(having('iam:PutUserPolicy', 'iam:CreateLoginProfile'), false),
        { to: 'user/guest', decision: 'allowed', precondition: 'met' },
      ],
      'a user of whom no password is known, and a managed policy': [
        having('iam:AttachUserPolicy', 'iam:CreateLoginProfile'),
        { to: 'user/guest', decision: 'allowed', precondition: 'unknown' },
      ],
    },
    silent: {
      'a user with a password': withPassword(having('iam:PutUserPolicy', 'iam:CreateLoginProfile'), true),
      'policies of groups': having('iam:PutGroupPolicy', 'iam:AttachGroupPolicy', 'iam:CreateLoginProfile'),
    },
  },
  'write-user-policy-and-update-login-profile': {
    reports: {
      'a user with a password': [
        withPassword(having('iam:AttachUserPolicy', 'iam:UpdateLoginProfile'), true),
        { to: 'user/guest', decision: 'allowed', precondition: 'met' },
      ],
    },
    silent: {
      'a user without a password': withPassword(having('iam:PutUserPolicy', 'iam:UpdateLoginProfile'), false),
      'policies of the account alone': bakery()
        .user('guest')
        .user('mallory', {
          inline: {
            Users: {
              Version: '2012-10-17',
              Statement: [
                { Effect: 'Allow', Action: 'iam:UpdateLoginProfile', Resource: '*' },
                {
                  Effect: 'Allow',
                  Action: 'iam:AttachUserPolicy',
                  Resource: 'arn:aws:iam::123456789012:user/guest',
                  Condition: { ArnLike: { 'iam:PolicyARN': 'arn:aws:iam::123456789012:policy/*' } },
                },
              ],
            },
          },
        }),
    },
  },
  'write-user-policy-and-replace-access-key': {
    reports: {
      'a user with two keys': [
        withKeys(having('iam:PutUserPolicy', 'iam:CreateAccessKey', 'iam:DeleteAccessKey'), 'guest', 2),
        { to: 'user/guest', decision: 'allowed', precondition: 'met' },
      ],
    },
    silent: {
      'a user with one key, who needs none deleted': withKeys(
        having('iam:PutUserPolicy', 'iam:CreateAccessKey', 'iam:DeleteAccessKey'),
        'guest',
        1,
      ),
      'keys that may be switched off alone': withKeys(
        having('iam:PutUserPolicy', 'iam:CreateAccessKey', 'iam:UpdateAccessKey'),
        'guest',
        2,
      ),
    },
  },
})
