import { DENIES } from '../../../src/escalation/techniques/denies.ts'
import { type Bakery, bakery } from '../../support/account-builder.ts'
import { allowing } from '../../support/documents.ts'
import { testTechniques } from '../../support/test-technique.ts'

const EVERYTHING = allowing('*')
const OWN = 'arn:aws:iam::123456789012:user/mallory'
const OVEN = 'arn:aws:iam::123456789012:role/oven'
const denying = (actions: string | readonly string[], resource = '*'): object => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Deny', Action: actions, Resource: resource }],
})
/** What keeps somebody who is allowed everything from being an administrator. */
const NO_POLICIES = denying([
  'iam:PutUserPolicy',
  'iam:PutRolePolicy',
  'iam:AttachUserPolicy',
  'iam:AttachRolePolicy',
  'iam:CreatePolicyVersion',
])

/** Mallory beside a role that is held back by one Deny alone. */
const deniedRole = (actions: readonly string[], trust = OWN): Bakery =>
  bakery()
    .policy('NoPolicies', { document: NO_POLICIES })
    .role('oven', { trust, inline: { All: EVERYTHING }, attached: ['NoPolicies'] })
    .user('mallory', { inline: { Roles: allowing(actions, OVEN) } })

testTechniques(DENIES, {
  'detach-user-policy': {
    reports: {
      'a Deny in a policy attached to them': [
        bakery()
          .policy('NoPolicies', { document: NO_POLICIES })
          .user('mallory', { inline: { All: EVERYTHING }, attached: ['NoPolicies'] }),
        { to: 'user/mallory', means: 'policy/NoPolicies', decision: 'allowed' },
      ],
    },
    silent: {
      'a Deny that holds its own removal as well': bakery()
        .policy('NoPolicies', {
          document: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Deny',
                Action: ['iam:Put*', 'iam:Attach*', 'iam:CreatePolicyVersion', 'iam:Detach*'],
                Resource: '*',
              },
            ],
          },
        })
        .user('mallory', { inline: { All: EVERYTHING }, attached: ['NoPolicies'] }),
      'the same Deny a second time': bakery()
        .policy('NoPolicies', { document: NO_POLICIES })
        .user('mallory', { inline: { All: EVERYTHING, Also: NO_POLICIES }, attached: ['NoPolicies'] }),
      'other policies that may be detached': bakery()
        .policy('NoPolicies', { document: NO_POLICIES })
        .user('mallory', {
          inline: {
            All: EVERYTHING,
            Only: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Deny',
                  Action: 'iam:DetachUserPolicy',
                  Resource: '*',
                  Condition: { ArnEquals: { 'iam:PolicyARN': 'arn:aws:iam::123456789012:policy/NoPolicies' } },
                },
              ],
            },
          },
          attached: ['NoPolicies'],
        }),
    },
  },
  'delete-user-policy': {
    reports: {
      'a Deny in an inline policy of their own': [
        bakery().user('mallory', { inline: { All: EVERYTHING, NoPolicies: NO_POLICIES } }),
        { to: 'user/mallory', means: 'inline policy NoPolicies', decision: 'allowed' },
      ],
    },
    silent: {
      'an inline policy that they may not delete': bakery().user('mallory', {
        inline: { All: EVERYTHING, NoPolicies: NO_POLICIES, Keep: denying('iam:DeleteUserPolicy', OWN) },
      }),
      'a Deny in a policy attached to them': bakery()
        .policy('NoPolicies', { document: NO_POLICIES })
        .user('mallory', { inline: { All: EVERYTHING }, attached: ['NoPolicies'] }),
    },
  },
  'role-deny-removal': {
    reports: {
      'a role that they may assume': [
        deniedRole(['iam:DetachRolePolicy']),
        { to: 'role/oven', means: 'policy/NoPolicies', decision: 'allowed' },
      ],
      'a role that mallory is': [
        bakery()
          .policy('NoPolicies', { document: NO_POLICIES })
          .role('mallory', { inline: { All: EVERYTHING }, attached: ['NoPolicies'] }),
        { to: 'role/mallory', means: 'policy/NoPolicies' },
      ],
    },
    silent: {
      'a role that they may not assume': deniedRole(['iam:DetachRolePolicy'], 'arn:aws:iam::123456789012:user/trudy'),
      'a policy that may not be detached': deniedRole(['iam:DetachUserPolicy']),
    },
  },
  'role-inline-deny-removal': {
    reports: {
      'a role that they may assume': [
        bakery()
          .role('oven', { trust: OWN, inline: { All: EVERYTHING, NoPolicies: NO_POLICIES } })
          .user('mallory', { inline: { Roles: allowing('iam:DeleteRolePolicy', OVEN) } }),
        { to: 'role/oven', means: 'inline policy NoPolicies', decision: 'allowed' },
      ],
    },
    silent: {
      'a role that is allowed little besides': bakery()
        .role('oven', { trust: OWN, inline: { Some: allowing('s3:*'), NoPolicies: NO_POLICIES } })
        .user('mallory', { inline: { Roles: allowing('iam:DeleteRolePolicy', OVEN) } }),
    },
  },
  'group-deny-removal': {
    reports: {
      'a Deny in a policy attached to their group': [
        bakery()
          .policy('NoPolicies', { document: NO_POLICIES })
          .group('guests', { attached: ['NoPolicies'] })
          .user('mallory', { groups: ['guests'], inline: { All: EVERYTHING } }),
        { to: 'user/mallory', means: 'policy/NoPolicies of group/guests', decision: 'allowed' },
      ],
    },
    silent: {
      'a group that may not be changed': bakery()
        .policy('NoPolicies', { document: NO_POLICIES })
        .group('guests', { attached: ['NoPolicies'] })
        .user('mallory', {
          groups: ['guests'],
          inline: {
            All: EVERYTHING,
            Keep: denying('iam:*', 'arn:aws:iam::123456789012:group/guests'),
          },
        }),
      'a user who is allowed little besides': bakery()
        .policy('NoPolicies', { document: NO_POLICIES })
        .group('guests', { attached: ['NoPolicies'] })
        .user('mallory', { groups: ['guests'], inline: { Groups: allowing('iam:DetachGroupPolicy') } }),
    },
  },
  'group-inline-deny-removal': {
    reports: {
      'a Deny in an inline policy of their group, which allows everything too': [
        bakery()
          .group('guests', { inline: { NoPolicies: NO_POLICIES, All: EVERYTHING } })
          .user('mallory', { groups: ['guests'] }),
        { to: 'user/mallory', means: 'inline policy NoPolicies of group/guests', decision: 'allowed' },
      ],
    },
    silent: {
      'two groups with the same Deny': bakery()
        .group('guests', { inline: { NoPolicies: NO_POLICIES } })
        .group('bakers', { inline: { NoPolicies: NO_POLICIES } })
        .user('mallory', { groups: ['guests', 'bakers'], inline: { All: EVERYTHING } }),
    },
  },
  'leave-group-that-denies': {
    reports: {
      'a group that denies in two policies': [
        bakery()
          .policy('NoPolicies', { document: NO_POLICIES })
          .group('guests', { attached: ['NoPolicies'], inline: { Also: NO_POLICIES } })
          .user('mallory', { groups: ['guests'], inline: { All: EVERYTHING } }),
        { to: 'user/mallory', means: 'group/guests', decision: 'allowed' },
      ],
    },
    silent: {
      'a group that gives what they have': bakery()
        .group('guests', { inline: { All: EVERYTHING, NoPolicies: NO_POLICIES } })
        .user('mallory', { groups: ['guests'], inline: { Groups: allowing('iam:RemoveUserFromGroup') } }),
      'a group that they may not leave': bakery()
        .group('guests', { inline: { NoPolicies: NO_POLICIES, Keep: denying('iam:RemoveUserFromGroup') } })
        .user('mallory', { groups: ['guests'], inline: { All: EVERYTHING } }),
    },
  },
})
