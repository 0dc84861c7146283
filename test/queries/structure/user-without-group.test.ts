import userWithoutGroup from '../../../src/queries/structure/user-without-group.ts'
import { bakery } from '../../support/account-builder.ts'
import { testQuery } from '../../support/test-query.ts'

testQuery(userWithoutGroup, {
  reports: {
    'users in no group, in the order of their ARNs': [
      bakery()
        .group('night-shift')
        .user('bob')
        .user('ada')
        .user('eve', { groups: ['night-shift'] }),
      ['user/ada', 'user/bob'],
    ],
  },
  rows: {
    'who it is and since when': [
      bakery().user('ada', { id: 'AIDAADA0000000000000', createdAt: '2026-01-01T00:00:00Z' }),
      [{ userArn: 'user/ada', userId: 'AIDAADA0000000000000', createdAt: '2026-01-01T00:00:00Z' }],
    ],
  },
  silent: {
    'a user in a group': bakery()
      .group('night-shift')
      .user('ada', { groups: ['night-shift'] }),
    'a user in a group that the night does not hold': bakery().user('ada', { groups: ['night-shift'] }),
    'a role, which cannot be in one': bakery().role('oven'),
  },
  unknown: {
    'a user whose groups were not given': [
      bakery().user('ada', { groups: null }),
      [{ part: 'users', reason: 'its groups were not given', subjects: ['user/ada'] }],
    ],
  },
})
