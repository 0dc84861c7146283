import { SELF } from '../../../src/escalation/techniques/self.ts'
import { bakery } from '../../support/account-builder.ts'
import { allowing } from '../../support/documents.ts'
import { testTechniques } from '../../support/test-technique.ts'

const EVERYTHING = allowing('*')
const OWN = 'arn:aws:iam::123456789012:user/mallory'
const denying = (actions: string | readonly string[], more: object = {}): object => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Deny', Action: actions, Resource: '*', ...more }],
})

testTechniques(SELF, {
  'put-user-policy': {
    reports: {
      'a user who may write policies of all users': [
        bakery().user('mallory', { inline: { Users: allowing('iam:PutUserPolicy') } }),
        { to: 'user/mallory', decision: 'allowed', precondition: 'met' },
      ],
      'a Resource that is still their own': [
        bakery().user('mallory', {
          inline: { Users: allowing('iam:PutUserPolicy', 'arn:aws:iam::123456789012:user/mal*') },
        }),
        { to: 'user/mallory', decision: 'allowed' },
      ],
      'a NotAction that grants it': [
        bakery().user('mallory', {
          inline: {
            Most: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', NotAction: ['s3:*', 'ec2:*'], Resource: '*' }],
            },
          },
        }),
        { to: 'user/mallory' },
      ],
      'a condition that can be met': [
        bakery().user('mallory', {
          inline: {
            Users: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Action: 'iam:PutUserPolicy',
                  Resource: '*',
                  Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
                },
              ],
            },
          },
        }),
        { to: 'user/mallory', decision: 'conditional' },
      ],
    },
    silent: {
      'a Deny in the same policy': bakery().user('mallory', {
        inline: {
          Users: {
            Version: '2012-10-17',
            Statement: [
              { Effect: 'Allow', Action: 'iam:PutUserPolicy', Resource: '*' },
              { Effect: 'Deny', Action: 'iam:PutUserPolicy', Resource: '*' },
            ],
          },
        },
      }),
      'a Deny in another policy': bakery()
        .policy('NoPolicies', { document: denying('iam:Put*') })
        .user('mallory', { inline: { Users: allowing('iam:PutUserPolicy') }, attached: ['NoPolicies'] }),
      'a Resource that is somebody else': bakery()
        .user('trudy')
        .user('mallory', {
          inline: { Users: allowing('iam:PutUserPolicy', 'arn:aws:iam::123456789012:user/trudy') },
        }),
      'a condition that nobody can meet': bakery().user('mallory', {
        inline: {
          Users: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Action: 'iam:PutUserPolicy',
                Resource: '*',
                Condition: { StringEquals: { 'aws:PrincipalAccount': '111122223333' } },
              },
            ],
          },
        },
      }),
      'a role': bakery().role('mallory', { inline: { Users: allowing('iam:PutUserPolicy') } }),
      'a boundary that leaves nothing to gain': bakery()
        .policy('Fence', { document: allowing(['s3:*', 'iam:PutUserPolicy'], ['arn:aws:s3:::*', OWN]) })
        .user('mallory', { inline: { Users: allowing('iam:PutUserPolicy', OWN) }, boundary: 'Fence' }),
    },
  },
  'attach-user-policy': {
    reports: {
      'a user who may attach policies to themselves': [
        bakery().user('mallory', { inline: { Users: allowing('iam:AttachUserPolicy', OWN) } }),
        { to: 'user/mallory', decision: 'allowed' },
      ],
      'any policy of AWS': [
        bakery().user('mallory', {
          inline: {
            Users: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Action: 'iam:AttachUserPolicy',
                  Resource: OWN,
                  Condition: { ArnLike: { 'iam:PolicyARN': 'arn:aws:iam::aws:policy/*' } },
                },
              ],
            },
          },
        }),
        { to: 'user/mallory', decision: 'allowed' },
      ],
    },
    silent: {
      'one policy that may be attached': bakery().user('mallory', {
        inline: {
          Users: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Action: 'iam:AttachUserPolicy',
                Resource: OWN,
                Condition: { ArnEquals: { 'iam:PolicyARN': 'arn:aws:iam::aws:policy/ReadOnlyAccess' } },
              },
            ],
          },
        },
      }),
    },
  },
  'put-role-policy': {
    reports: {
      'a role that may write its own policy': [
        bakery().role('mallory', {
          inline: { Own: allowing('iam:PutRolePolicy', 'arn:aws:iam::123456789012:role/mallory') },
        }),
        { to: 'role/mallory', decision: 'allowed' },
      ],
    },
    silent: {
      'another role alone': bakery()
        .role('oven')
        .role('mallory', { inline: { Own: allowing('iam:PutRolePolicy', 'arn:aws:iam::123456789012:role/oven') } }),
      'a user of the same name': bakery().user('mallory', { inline: { Own: allowing('iam:PutRolePolicy') } }),
    },
  },
  'attach-role-policy': {
    reports: {
      'a role that may attach policies to all roles of its path': [
        bakery().role('mallory', {
          path: '/kitchen/',
          inline: { Own: allowing('iam:Attach*', 'arn:aws:iam::123456789012:role/kitchen/*') },
        }),
        { to: 'role/kitchen/mallory', decision: 'allowed' },
      ],
    },
    silent: {
      'a Resource without the path': bakery().role('mallory', {
        path: '/kitchen/',
        inline: { Own: allowing('iam:Attach*', 'arn:aws:iam::123456789012:role/mallory') },
      }),
    },
  },
  'put-group-policy': {
    reports: {
      'a member of the group': [
        bakery()
          .group('bakers', {
            inline: { Group: allowing('iam:PutGroupPolicy', 'arn:aws:iam::123456789012:group/bakers') },
          })
          .user('mallory', { groups: ['bakers'] }),
        { to: 'user/mallory', means: 'group/bakers', decision: 'allowed' },
      ],
    },
    silent: {
      'nobody in the group': bakery()
        .group('bakers')
        .user('mallory', {
          inline: { Group: allowing('iam:PutGroupPolicy', 'arn:aws:iam::123456789012:group/bakers') },
        }),
      'a member of another group': bakery()
        .group('bakers')
        .group('guests')
        .user('mallory', {
          groups: ['guests'],
          inline: { Group: allowing('iam:PutGroupPolicy', 'arn:aws:iam::123456789012:group/bakers') },
        }),
    },
  },
  'attach-group-policy': {
    reports: {
      'a member of two groups, of which one may be changed': [
        bakery()
          .group('bakers')
          .group('guests')
          .user('mallory', {
            groups: ['bakers', 'guests'],
            inline: { Group: allowing('iam:AttachGroupPolicy', '*/guests') },
          }),
        { to: 'user/mallory', means: 'group/guests', decision: 'allowed' },
      ],
    },
    silent: {
      'a Deny on the policies that are worth it': bakery()
        .group('bakers', {
          inline: {
            Fence: denying('iam:AttachGroupPolicy', {
              Condition: { ArnLike: { 'iam:PolicyARN': 'arn:aws:iam::aws:policy/Administrator*' } },
            }),
          },
        })
        .user('mallory', { groups: ['bakers'], inline: { Group: allowing('iam:AttachGroupPolicy') } }),
    },
  },
  'add-user-to-group': {
    reports: {
      'a group of administrators that they are not in': [
        bakery()
          .group('chiefs', { inline: { All: EVERYTHING } })
          .group('guests')
          .user('mallory', {
            groups: ['guests'],
            inline: { Groups: allowing('iam:AddUserToGroup', 'arn:aws:iam::123456789012:group/*') },
          }),
        { to: 'user/mallory', means: 'group/chiefs', decision: 'allowed' },
      ],
    },
    silent: {
      'groups that allow little': bakery()
        .group('guests', { inline: { Read: allowing('s3:GetObject') } })
        .user('mallory', { inline: { Groups: allowing('iam:AddUserToGroup') } }),
      'another group alone': bakery()
        .group('chiefs', { inline: { All: EVERYTHING } })
        .group('guests')
        .user('mallory', {
          inline: { Groups: allowing('iam:AddUserToGroup', 'arn:aws:iam::123456789012:group/guests') },
        }),
      'a role': bakery()
        .group('chiefs', { inline: { All: EVERYTHING } })
        .role('mallory', { inline: { Groups: allowing('iam:AddUserToGroup') } }),
    },
  },
})
