import query from '../../../src/queries/trust/role-trust-deny-or-notprincipal.ts'
import { bakery } from '../../support/account-builder.ts'
import { trusting } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

testQuery(query, {
  rows: {
    'a Deny': [
      bakery().role('oven', {
        id: 'AROAOVEN',
        trust: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Principal: { AWS: '123456789012' }, Action: 'sts:AssumeRole' },
            {
              Effect: 'Deny',
              Principal: { AWS: ['*', '111122223333'] },
              Action: 'sts:AssumeRole',
              Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
            },
          ],
        },
      }),
      [
        {
          roleArn: 'role/oven',
          roleId: 'AROAOVEN',
          statement: 1,
          effect: 'Deny',
          element: 'Principal',
          trusted: ['*', '111122223333'],
          conditions: ['BoolIfExists aws:MultiFactorAuthPresent false'],
        },
      ],
    ],
  },
  reports: {
    'an Allow of everybody but some': [
      bakery().role('oven', {
        trust: { Statement: { Effect: 'Allow', NotPrincipal: { AWS: '111122223333' }, Action: 'sts:AssumeRole' } },
      }),
      [{ effect: 'Allow', element: 'NotPrincipal', trusted: ['111122223333'] }],
    ],
    'a Deny of everybody but some': [
      bakery().role('oven', {
        trust: { Statement: { Effect: 'Deny', NotPrincipal: { AWS: '123456789012' }, Action: 'sts:AssumeRole' } },
      }),
      [{ effect: 'Deny', element: 'NotPrincipal' }],
    ],
    'a Deny on session tags': [
      bakery().role('oven', { trust: trusting('*', { Effect: 'Deny', Action: 'sts:TagSession' }) }),
      ['role/oven'],
    ],
  },
  silent: {
    'whoever is let in by name': bakery()
      .role('a', { trust: '123456789012' })
      .role('b', { trust: '*' })
      .role('c', { trust: 'ec2.amazonaws.com' }),
    'service-linked roles': bakery().serviceLinkedRole('support.amazonaws.com'),
  },
  unknown: {
    'a statement of an effect that nobody knows': [
      bakery().role('oven', { trust: trusting('111122223333', { Effect: 'deny' }) }),
      [
        {
          part: 'roles',
          reason: 'statement 0 of its trust policy: its Effect is neither Allow nor Deny',
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
