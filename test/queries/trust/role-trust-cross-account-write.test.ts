import query from '../../../src/queries/trust/role-trust-cross-account-write.ts'
import { bakery } from '../../support/account-builder.ts'
import { allowing, trusting } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

testQuery(query, {
  rows: {
    'writes to two services': [
      bakery().role('oven', {
        id: 'AROAOVEN',
        inline: { Bake: allowing(['sqs:SendMessage', 's3:PutObject', 's3:GetObject', 's3:DeleteObject']) },
        trust: '111122223333',
      }),
      [
        {
          roleArn: 'role/oven',
          roleId: 'AROAOVEN',
          statement: 0,
          trustedKind: 'account',
          trusted: '111122223333',
          trustedAccount: '111122223333',
          decision: 'allowed',
          actionCount: 3,
          serviceCount: 2,
          services: ['s3', 'sqs'],
          conditions: [],
        },
      ],
    ],
  },
  reports: {
    'one bucket': [
      bakery().role('oven', {
        inline: { Bake: allowing('s3:PutObject', 'arn:aws:s3:::flour/*') },
        trust: '111122223333',
      }),
      ['role/oven'],
    ],
    permissions: [
      bakery().role('oven', { inline: { Bake: allowing('iam:PutRolePolicy') }, trust: '111122223333' }),
      [{ services: ['iam'], actionCount: 1 }],
    ],
    'under a condition': [
      bakery().role('oven', {
        inline: {
          Bake: {
            Statement: {
              Effect: 'Allow',
              Action: 's3:PutObject',
              Resource: '*',
              Condition: { Bool: { 'aws:SecureTransport': 'true' } },
            },
          },
        },
        trust: '111122223333',
      }),
      [{ decision: 'conditional', conditions: ['Bool aws:SecureTransport true'] }],
    ],
    'an external id, without which nobody comes in': [
      bakery().role('oven', {
        inline: { Bake: allowing('s3:PutObject') },
        trust: trusting('111122223333', { Condition: { StringEquals: { 'sts:ExternalId': 'flour' } } }),
      }),
      [{ decision: 'conditional', conditions: ['StringEquals sts:ExternalId flour'] }],
    ],
    'a Deny of who comes without one': [
      bakery().role('oven', {
        inline: { Bake: allowing('s3:PutObject') },
        trust: {
          Statement: [
            { Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'sts:AssumeRole' },
            {
              Effect: 'Deny',
              Principal: '*',
              Action: 'sts:AssumeRole',
              Condition: { StringNotEquals: { 'sts:ExternalId': 'flour' } },
            },
          ],
        },
      }),
      [{ decision: 'conditional', conditions: ['not (StringNotEquals sts:ExternalId flour)'] }],
    ],
    'a Deny of somebody else, which asks nothing of the account': [
      bakery().role('oven', {
        inline: { Bake: allowing('s3:PutObject') },
        trust: {
          Statement: [
            { Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'sts:AssumeRole' },
            { Effect: 'Deny', Principal: { AWS: 'arn:aws:iam::444455556666:role/mill' }, Action: 'sts:AssumeRole' },
          ],
        },
      }),
      [{ decision: 'allowed', conditions: [] }],
    ],
    everybody: [
      bakery().role('oven', { inline: { Bake: allowing('s3:PutObject') }, trust: '*' }),
      [{ trusted: '*', trustedAccount: null }],
    ],
  },
  silent: {
    'administrators, whom another query names': bakery()
      .role('oven', { inline: { All: allowing('*') }, trust: '111122223333' })
      .role('till', { inline: { All: allowing('*') }, trust: '*' }),
    reading: bakery().role('oven', {
      inline: { Look: allowing(['s3:Get*', 's3:List*', 'ec2:Describe*']) },
      trust: '111122223333',
    }),
    'what reading takes, though AWS files it under writing': bakery().role('oven', {
      inline: { Look: allowing(['kms:Decrypt', 'iot:ListSubscriptions', 'athena:GetSessionEndpoint']) },
      trust: '111122223333',
    }),
    'assuming further roles, of which each is judged by itself': bakery().role('oven', {
      inline: { Hop: allowing('sts:AssumeRole') },
      trust: '111122223333',
    }),
    'a Deny of all of it': bakery().role('oven', {
      inline: {
        Bake: allowing('s3:PutObject'),
        Fence: { Statement: { Effect: 'Deny', Action: 's3:Put*', Resource: '*' } },
      },
      trust: '111122223333',
    }),
    'a boundary that lets none of it through': bakery()
      .policy('Fence', { document: allowing('s3:Get*') })
      .role('oven', { inline: { Bake: allowing('s3:PutObject') }, boundary: 'Fence', trust: '111122223333' }),
    'the own account': bakery().role('oven', { inline: { Bake: allowing('s3:*') }, trust: '123456789012' }),
    'known accounts': [
      bakery().role('oven', { inline: { Bake: allowing('s3:*') }, trust: '111122223333' }),
      { known: ['111122223333'] },
    ],
    services: bakery().role('oven', { inline: { Bake: allowing('s3:*') }, trust: 'ec2.amazonaws.com' }),
  },
  unknown: {
    'an inline policy that was not given': [
      bakery().role('oven', { inline: { Bake: null }, trust: '111122223333' }),
      [{ part: 'roles', reason: 'what Bake allows cannot be decided', subjects: ['role/oven'] }],
    ],
  },
})
