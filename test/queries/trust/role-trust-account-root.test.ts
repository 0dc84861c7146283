import query from '../../../src/queries/trust/role-trust-account-root.ts'
import { bakery } from '../../support/account-builder.ts'
import { trusting } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

const account = (Condition: object) => bakery().role('oven', { trust: trusting('123456789012', { Condition }) })

testQuery(query, {
  rows: {
    'the own account': [
      bakery().role('oven', { id: 'AROAOVEN', trust: 'arn:aws:iam::123456789012:root' }),
      [
        {
          roleArn: 'role/oven',
          roleId: 'AROAOVEN',
          statement: 0,
          trustedKind: 'account',
          trusted: '123456789012',
          isOwnAccount: true,
          conditions: [],
        },
      ],
    ],
  },
  reports: {
    'another account, by its id': [bakery().role('oven', { trust: '111122223333' }), [{ isOwnAccount: false }]],
    'conditions that all of the account can meet': [
      account({ Bool: { 'aws:MultiFactorAuthPresent': 'true' }, StringEquals: { 'sts:ExternalId': 'flour' } }),
      [{ conditions: ['Bool aws:MultiFactorAuthPresent true', 'StringEquals sts:ExternalId flour'] }],
    ],
    'all roles': [account({ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::123456789012:role/*' } }), ['role/oven']],
    'all but one': [
      account({ ArnNotEquals: { 'aws:PrincipalArn': 'arn:aws:iam::123456789012:role/mill' } }),
      ['role/oven'],
    ],
  },
  silent: {
    'some by name': account({ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::123456789012:role/bakers/*' } }),
    'some by tag': account({ StringEquals: { 'aws:PrincipalTag/team': 'bakers' } }),
    'somebody by id': account({ StringLike: { 'aws:userid': 'AROAMILL000000000000A:*' } }),
    'a Deny of all but some': bakery().role('oven', {
      trust: {
        Statement: [
          { Effect: 'Allow', Principal: { AWS: '123456789012' }, Action: 'sts:AssumeRole' },
          {
            Effect: 'Deny',
            Principal: '*',
            Action: 'sts:AssumeRole',
            Condition: { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::123456789012:role/bakers/*' } },
          },
        ],
      },
    }),
    'a role, a user': bakery()
      .role('a', { trust: 'arn:aws:iam::123456789012:role/mill' })
      .role('b', { trust: 'arn:aws:iam::123456789012:user/ada' }),
    'everybody, a service': bakery().role('a', { trust: '*' }).role('b', { trust: 'ec2.amazonaws.com' }),
  },
  unknown: {
    'a trust policy that was not given': [
      bakery().role('oven', { trust: null }),
      [{ part: 'roles', reason: 'its trust policy was not given', subjects: ['role/oven'] }],
    ],
  },
})
