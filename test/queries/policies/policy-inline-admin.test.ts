import policyInlineAdmin from '../../../src/queries/policies/policy-inline-admin.ts'
import { bakery } from '../../support/account-builder.ts'
import { allowing } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

const keys = { keys: allowing('*') }

testQuery(policyInlineAdmin, {
  reports: {
    'inline policies of users, groups and roles, by their ARNs': [
      bakery().user('ada', { inline: keys }).role('oven', { inline: keys }).group('bakers', { inline: keys }),
      ['group/bakers', 'role/oven', 'user/ada'],
    ],
    'a role of IAM Identity Center': [
      bakery().ssoRole('Everything', { inline: { AwsSSOInlinePolicy: allowing('*') } }),
      [{ resourceKind: 'role', policyName: 'AwsSSOInlinePolicy' }],
    ],
    'one of several, by NotAction': [
      bakery().user('ada', {
        inline: {
          read: allowing('s3:GetObject'),
          keys: { Statement: { Effect: 'Allow', NotAction: 'aws-portal:*', Resource: '*' } },
        },
      }),
      [{ resourceArn: 'user/ada', policyName: 'keys', except: ['aws-portal:*'] }],
    ],
  },
  rows: {
    'whose it is': [
      bakery().role('oven', {
        id: 'AROAOVEN000000000000',
        inline: {
          keys: {
            Statement: {
              Effect: 'Allow',
              Action: '*',
              Resource: '*',
              Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-central-1' } },
            },
          },
        },
      }),
      [
        {
          resourceArn: 'role/oven',
          resourceId: 'AROAOVEN000000000000',
          resourceKind: 'role',
          policyName: 'keys',
          decision: 'conditional',
          except: [],
          conditions: ['StringEquals aws:RequestedRegion eu-central-1'],
        },
      ],
    ],
  },
  silent: {
    'inline policies that give some of it': bakery().user('ada', {
      inline: { read: allowing('s3:*'), iam: allowing('iam:*') },
    }),
    'a managed policy, of which other queries ask': bakery()
      .policy('Keys', { document: allowing('*') })
      .user('ada', { attached: ['Keys'] }),
    'a policy that only denies': bakery().user('ada', {
      inline: { no: { Statement: { Effect: 'Deny', Action: '*', Resource: '*' } } },
    }),
  },
  unknown: {
    'an inline policy without its document': [
      bakery().user('ada', { inline: { keys: null } }),
      [{ part: 'users', reason: 'its inline policy keys: its document was not given', subjects: ['user/ada'] }],
    ],
    'an inline policy that cannot be read': [
      bakery().group('bakers', { inline: { keys: { Statement: 'all' } } }),
      [
        {
          part: 'groups',
          reason: 'its inline policy keys: its document cannot be read: its statement 0 is not an object',
          subjects: ['group/bakers'],
        },
      ],
    ],
  },
})
