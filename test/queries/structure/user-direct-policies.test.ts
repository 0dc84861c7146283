import { expect, test } from 'vitest'

import userDirectPolicies from '../../../src/queries/structure/user-direct-policies.ts'
import { runQuery } from '../../../src/queries/run.ts'
import { bakery } from '../../support/account-builder.ts'
import { allowing } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

const account = bakery().user('ada', {
  id: 'AIDAADA0000000000000',
  createdAt: '2026-01-01T00:00:00Z',
  attached: ['ReadOnlyAccess', 'Recipes'],
  inline: { write: allowing('s3:PutObject') },
})

testQuery(userDirectPolicies, {
  reports: {
    'users with an attached or an inline policy, in the order of their ARNs': [
      bakery()
        .user('eve')
        .user('bob', { attached: ['Recipes'] })
        .user('ada', { inline: { read: allowing('s3:GetObject') } }),
      ['user/ada', 'user/bob'],
    ],
    'an inline policy, whatever is attached': [
      bakery().user('ada', { attached: null, inline: { read: null } }),
      [{ userArn: 'user/ada', attachedPolicies: null, inlinePolicies: ['read'] }],
    ],
  },
  rows: {
    'which policies': [
      account,
      [
        {
          userArn: 'user/ada',
          userId: 'AIDAADA0000000000000',
          attachedPolicies: ['arn:aws:iam::aws:policy/ReadOnlyAccess', 'arn:aws:iam::123456789012:policy/Recipes'],
          inlinePolicies: ['write'],
          createdAt: '2026-01-01T00:00:00Z',
        },
      ],
    ],
  },
  silent: {
    'a user who has it all from a group': bakery()
      .group('bakers', { attached: ['Recipes'] })
      .user('ada', { groups: ['bakers'] }),
    'a boundary, which grants nothing': bakery().user('ada', { boundary: 'Fence' }),
    'a role, which is meant to have policies': bakery().role('oven', { attached: ['Recipes'] }),
  },
  unknown: {
    'a user whose attached policies were not given': [
      bakery().user('ada', { attached: null }),
      [{ part: 'users', reason: 'its attached policies were not given', subjects: ['user/ada'] }],
    ],
  },
})

test('user-direct-policies shows every policy as evidence', () => {
  const of = 'arn:aws:iam::123456789012:user/ada'
  const [row] = runQuery(userDirectPolicies, account.build()).rows
  expect(row?.get('evidence')).toEqual([
    { kind: 'attachment', policyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess', to: of },
    { kind: 'attachment', policyArn: 'arn:aws:iam::123456789012:policy/Recipes', to: of },
    { kind: 'inline-policy', policyName: 'write', of },
  ])
})
