import query from '../../../src/queries/trust/role-trust-wildcard-principal-chain.ts'
import { bakery } from '../../support/account-builder.ts'
import { allowing, trusting } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

const arn = (name: string) => `arn:aws:iam::123456789012:role/${name}`

testQuery(query, {
  rows: {
    'a role that trusts an open one': [
      bakery()
        .role('mill', { trust: '*' })
        .role('oven', { id: 'AROAOVEN', trust: arn('mill') }),
      [
        {
          roleArn: 'role/oven',
          roleId: 'AROAOVEN',
          decision: 'allowed',
          hops: 1,
          chain: [arn('mill'), arn('oven')],
        },
      ],
    ],
  },
  reports: {
    'and what trusts that': [
      bakery()
        .role('mill', { trust: '*' })
        .role('oven', { trust: arn('mill') })
        .role('till', { trust: arn('oven') }),
      [
        { roleArn: 'role/oven', hops: 1 },
        { roleArn: 'role/till', hops: 2, chain: [arn('mill'), arn('oven'), arn('till')] },
      ],
    ],
    'an account that an open role can use': [
      bakery()
        .role('mill', { trust: '*', inline: { Hop: allowing('sts:AssumeRole') } })
        .role('oven', { trust: '123456789012' }),
      ['role/oven'],
    ],
    'under a condition': [
      bakery()
        .role('mill', { trust: '*' })
        .role('oven', {
          trust: trusting(arn('mill'), { Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } }),
        }),
      [{ decision: 'conditional' }],
    ],
  },
  silent: {
    'the open role itself, which is another finding': bakery().role('mill', { trust: '*' }),
    'a role that is open under conditions': bakery()
      .role('mill', {
        trust: trusting('*', { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } }),
      })
      .role('oven', { trust: arn('mill') }),
    'an account that the open role cannot use': bakery()
      .role('mill', { trust: '*' })
      .role('oven', { trust: '123456789012' }),
    'a Deny of the open role': bakery()
      .role('mill', { trust: '*' })
      .role('oven', {
        trust: {
          Statement: [
            { Effect: 'Allow', Principal: { AWS: '123456789012' }, Action: 'sts:AssumeRole' },
            { Effect: 'Deny', Principal: { AWS: arn('mill') }, Action: 'sts:AssumeRole' },
          ],
        },
      }),
    'two open roles that trust each other': bakery()
      .role('mill', { trust: '*' })
      .role('oven', { trust: trusting({ AWS: ['*', arn('mill')] }) }),
  },
  unknown: {
    'a trust policy that was not given': [
      bakery().role('oven', { trust: null }),
      [{ part: 'roles', reason: 'its trust policy was not given', subjects: ['role/oven'] }],
    ],
  },
})
