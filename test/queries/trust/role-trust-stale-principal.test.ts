import roleTrustStalePrincipal from '../../../src/queries/trust/role-trust-stale-principal.ts'
import { bakery } from '../../support/account-builder.ts'
import { trusting } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

testQuery(roleTrustStalePrincipal, {
  rows: {
    'the id of a deleted role': [
      bakery().role('oven', { id: 'AROAOVEN', trust: 'AROADELETED0000000000' }),
      [
        {
          roleArn: 'role/oven',
          roleId: 'AROAOVEN',
          statement: 0,
          principalId: 'AROADELETED0000000000',
          kind: 'role',
          effect: 'Allow',
        },
      ],
    ],
  },
  reports: {
    'the id of a deleted user, beside principals that are alive': [
      bakery().role('oven', { trust: trusting({ AWS: ['111122223333', 'AIDADELETED0000000000'] }) }),
      [{ principalId: 'AIDADELETED0000000000', kind: 'user' }],
    ],
    'an id that lives in the night: trust does not come back with the name': [
      bakery().role('mill', { id: 'AROAMILL000000000000A' }).role('oven', { trust: 'AROAMILL000000000000A' }),
      ['role/oven'],
    ],
    'a statement that keeps it out': [
      bakery().role('oven', { trust: trusting('AROADELETED0000000000', { Effect: 'Deny' }) }),
      [{ roleArn: 'role/oven', principalId: 'AROADELETED0000000000', effect: 'Deny' }],
    ],
    'a statement on session tags alone': [
      bakery().role('oven', { trust: trusting('AIDADELETED0000000000', { Action: 'sts:TagSession' }) }),
      [{ principalId: 'AIDADELETED0000000000', effect: 'Allow' }],
    ],
    'everyone but it': [
      bakery().role('oven', {
        trust: {
          Statement: { Effect: 'Deny', NotPrincipal: { AWS: 'AROADELETED0000000000' }, Action: 'sts:AssumeRole' },
        },
      }),
      [{ principalId: 'AROADELETED0000000000', effect: 'Deny' }],
    ],
    'an id that a statement names twice, once': [
      bakery().role('oven', { trust: trusting({ AWS: ['AROADELETED0000000000', 'AROADELETED0000000000'] }) }),
      ['role/oven'],
    ],
    'several, by statement and id': [
      bakery().role('oven', {
        trust: {
          Statement: [
            { Effect: 'Allow', Principal: { AWS: 'AROAZ0000000000000000' }, Action: 'sts:AssumeRole' },
            {
              Effect: 'Allow',
              Principal: { AWS: ['AROAB0000000000000000', 'AROAA0000000000000000'] },
              Action: 'sts:AssumeRole',
            },
          ],
        },
      }),
      [
        { statement: 0, principalId: 'AROAZ0000000000000000' },
        { statement: 1, principalId: 'AROAA0000000000000000' },
        { statement: 1, principalId: 'AROAB0000000000000000' },
      ],
    ],
  },
  silent: {
    'an ARN': bakery().role('oven', { trust: 'arn:aws:iam::123456789012:role/AROADELETED0000000000' }),
    'a service, an account, everyone': bakery()
      .role('a', { trust: 'ec2.amazonaws.com' })
      .role('b', { trust: '111122223333' })
      .role('c', { trust: '*' }),
    'an id in a condition': bakery().role('oven', {
      trust: trusting('123456789012', { Condition: { StringLike: { 'aws:userid': 'AROADELETED0000000000:*' } } }),
    }),
  },
  unknown: {
    'a statement without an effect, which names one all the same': [
      bakery().role('oven', { trust: trusting('AROADELETED0000000000', { Effect: null }) }),
      [
        {
          part: 'roles',
          reason: 'a statement of its trust policy lacks an Effect or Action',
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
