import groupWithoutPolicies from '../../../src/queries/structure/group-without-policies.ts'
import { bakery } from '../../support/account-builder.ts'
import { allowing } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'
import { withoutInline } from '../../support/without-inline.ts'

testQuery(groupWithoutPolicies, {
  reports: {
    'groups with no policy, in the order of their ARNs': [
      bakery()
        .group('night-shift')
        .group('bakers')
        .group('tills', { attached: ['Recipes'] }),
      ['group/bakers', 'group/night-shift'],
    ],
    'a group whose users have policies': [
      bakery()
        .group('bakers')
        .user('ada', { groups: ['bakers'], attached: ['Recipes'] }),
      ['group/bakers'],
    ],
  },
  rows: {
    'which group and since when': [
      bakery().group('bakers', { id: 'AGPABAKERS0000000000', createdAt: '2026-01-01T00:00:00Z' }),
      [{ groupArn: 'group/bakers', groupId: 'AGPABAKERS0000000000', createdAt: '2026-01-01T00:00:00Z' }],
    ],
  },
  silent: {
    'a group with an attached policy': bakery().group('bakers', { attached: ['Recipes'] }),
    'a group with an inline policy': bakery().group('bakers', { inline: { read: allowing('s3:GetObject') } }),
    'a group with an inline policy that does not say what is attached': bakery().group('bakers', {
      attached: null,
      inline: { read: null },
    }),
    'a group with an attached policy that does not say its inline ones': withoutInline(
      bakery().group('bakers', { attached: ['Recipes'] }),
    ),
  },
  unknown: {
    'a group whose attached policies were not given': [
      bakery().group('bakers', { attached: null }),
      [{ part: 'groups', reason: 'its attached policies were not given', subjects: ['group/bakers'] }],
    ],
    'a group whose inline policies were not given': [
      withoutInline(bakery().group('bakers')),
      [{ part: 'groups', reason: 'its inline policies were not given', subjects: ['group/bakers'] }],
    ],
  },
})
