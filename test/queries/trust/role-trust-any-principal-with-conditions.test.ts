import query from '../../../src/queries/trust/role-trust-any-principal-with-conditions.ts'
import { bakery } from '../../support/account-builder.ts'
import { trusting } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

const everyone = (Condition: object) => bakery().role('oven', { trust: trusting('*', { Condition }) })
const denying = (deny: object) =>
  bakery().role('oven', {
    trust: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: '*',
          Action: 'sts:AssumeRole',
          Condition: { Bool: { 'aws:SecureTransport': 'true' } },
        },
        { Effect: 'Deny', Principal: '*', Action: 'sts:AssumeRole', ...deny },
      ],
    },
  })

testQuery(query, {
  rows: {
    'an organisation': [
      bakery().role('oven', {
        id: 'AROAOVEN',
        trust: trusting('*', {
          Condition: {
            StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' },
            Bool: { 'aws:SecureTransport': 'true' },
          },
        }),
      }),
      [
        {
          roleArn: 'role/oven',
          roleId: 'AROAOVEN',
          statement: 0,
          trustedKind: 'public',
          trusted: '*',
          conditions: ['StringEquals aws:PrincipalOrgID o-a1b2c3d4e5'],
          crossAccount: true,
        },
      ],
    ],
  },
  reports: {
    'a Deny of all outside an organisation': [
      denying({ Condition: { StringNotEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } }),
      [{ conditions: ['not (StringNotEquals aws:PrincipalOrgID o-a1b2c3d4e5)'], crossAccount: true }],
    ],
    'the own account alone': [
      everyone({ StringEquals: { 'aws:PrincipalAccount': '123456789012' } }),
      [{ conditions: ['StringEquals aws:PrincipalAccount 123456789012'], crossAccount: false }],
    ],
    'roles of the own account by name': [
      everyone({ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::123456789012:role/*' } }),
      [{ crossAccount: false }],
    ],
    'an external id': [
      everyone({ StringEquals: { 'sts:ExternalId': 'flour' } }),
      [{ conditions: ['StringEquals sts:ExternalId flour'], crossAccount: true }],
    ],
    addresses: [
      everyone({ IpAddress: { 'aws:SourceIp': ['10.0.0.0/8', '203.0.113.0/24'] } }),
      [{ conditions: ['IpAddress aws:SourceIp 10.0.0.0/8 | 203.0.113.0/24'] }],
    ],
  },
  silent: {
    'no conditions': bakery().role('oven', { trust: '*' }),
    'conditions that keep nobody out, which is worse': everyone({ Bool: { 'aws:SecureTransport': 'true' } }),
    'conditions that nobody meets': everyone({
      StringEquals: { 'aws:PrincipalAccount': '111122223333' },
      StringNotEquals: { 'aws:PrincipalAccount': '111122223333' },
    }),
    'a Deny of all': denying({}),
    'an account, with conditions': bakery().role('oven', {
      trust: trusting('111122223333', { Condition: { StringEquals: { 'sts:ExternalId': 'flour' } } }),
    }),
  },
  unknown: {
    'a Deny of everybody but an account, which may or may not spare who is of it': [
      denying({ Principal: undefined, NotPrincipal: { AWS: '123456789012' } }),
      [
        {
          part: 'roles',
          reason: 'statement 0 of its trust policy: NotPrincipal names the account of 123456789012 alone',
          subjects: ['role/oven'],
        },
      ],
    ],
    'a trust policy that was not given': [
      bakery().role('oven', { trust: null }),
      [{ part: 'roles', reason: 'its trust policy was not given', subjects: ['role/oven'] }],
    ],
  },
})
