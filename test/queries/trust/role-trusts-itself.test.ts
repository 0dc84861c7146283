import query from '../../../src/queries/trust/role-trusts-itself.ts'
import { bakery } from '../../support/account-builder.ts'
import { trusting } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

const arn = (name: string) => `arn:aws:iam::123456789012:role/${name}`

testQuery(query, {
  rows: {
    'a role that trusts itself': [
      bakery().role('oven', { id: 'AROAOVEN', trust: arn('oven') }),
      [{ roleArn: 'role/oven', roleId: 'AROAOVEN', hops: 1, loop: [arn('oven')] }],
    ],
  },
  reports: {
    'roles that trust each other': [
      bakery()
        .role('mill', { trust: arn('oven') })
        .role('oven', { trust: arn('mill') }),
      [
        { roleArn: 'role/mill', hops: 2, loop: [arn('mill'), arn('oven')] },
        { roleArn: 'role/oven', hops: 2, loop: [arn('oven'), arn('mill')] },
      ],
    ],
    'a loop of three, the shortest for each': [
      bakery()
        .role('a', { trust: trusting({ AWS: [arn('b'), arn('c')] }) })
        .role('b', { trust: arn('c') })
        .role('c', { trust: arn('a') }),
      [
        { roleArn: 'role/a', hops: 2, loop: [arn('a'), arn('c')] },
        { roleArn: 'role/b', hops: 3, loop: [arn('b'), arn('c'), arn('a')] },
        { roleArn: 'role/c', hops: 2, loop: [arn('c'), arn('a')] },
      ],
    ],
    'a session of its own': [
      bakery().role('oven', { trust: 'arn:aws:sts::123456789012:assumed-role/oven/night' }),
      ['role/oven'],
    ],
  },
  silent: {
    'a chain that ends': bakery()
      .role('mill', { trust: arn('oven') })
      .role('oven', { trust: 'ec2.amazonaws.com' }),
    'the account, which leaves it to policies': bakery().role('oven', { trust: '123456789012' }),
    'a role that a Deny keeps out': bakery().role('oven', {
      trust: {
        Statement: [
          { Effect: 'Allow', Principal: { AWS: arn('oven') }, Action: 'sts:AssumeRole' },
          { Effect: 'Deny', Principal: { AWS: arn('oven') }, Action: 'sts:AssumeRole' },
        ],
      },
    }),
    'one of the same name in another account': bakery().role('oven', {
      trust: 'arn:aws:iam::111122223333:role/oven',
    }),
    'a loop that is not there': bakery().role('oven', { trust: arn('mill') }),
  },
  unknown: {
    'a trust policy that was not given': [
      bakery().role('oven', { trust: null }),
      [{ part: 'roles', reason: 'its trust policy was not given', subjects: ['role/oven'] }],
    ],
  },
})
