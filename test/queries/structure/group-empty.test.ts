import groupEmpty from '../../../src/queries/structure/group-empty.ts'
import { bakery } from '../../support/account-builder.ts'
import { testQuery } from '../../support/test-query.ts'

const shifts = bakery().group('night-shift').group('day-shift')

testQuery(groupEmpty, {
  reports: {
    'groups without users, in the order of their ARNs': [
      shifts.group('bakers').user('ada', { groups: ['day-shift'] }),
      ['group/bakers', 'group/night-shift'],
    ],
    'a group under a path': [bakery().group('night-shift', { path: '/team/' }), ['group/team/night-shift']],
  },
  rows: {
    'which group and since when': [
      bakery().group('bakers', { id: 'AGPABAKERS0000000000', createdAt: '2026-01-01T00:00:00Z' }),
      [{ groupArn: 'group/bakers', groupId: 'AGPABAKERS0000000000', createdAt: '2026-01-01T00:00:00Z' }],
    ],
  },
  silent: {
    'a group with a user': bakery()
      .group('bakers')
      .user('ada', { groups: ['bakers'] }),
    'a group whose user spells it in other letter case': bakery()
      .group('Bakers')
      .user('ada', { groups: ['bakers'] }),
    'a group under a path, which users name without it': bakery()
      .group('bakers', { path: '/team/' })
      .user('ada', { groups: ['bakers'] }),
    'groups where users were not read': shifts.parts({ users: 'skipped' }),
    'users where groups were not read': bakery().user('ada').parts({ groups: 'skipped' }),
  },
  unknown: {
    'every group, once for all, where users were not read': [
      shifts.parts({ users: 'denied' }),
      [{ part: 'users', reason: 'denied', subjects: 'all' }],
    ],
    'groups that a user who does not name its groups may be in': [
      shifts.user('ada', { groups: null }).user('bob', { groups: ['day-shift'] }),
      [{ part: 'users', reason: 'the groups of some users were not given: 1', subjects: ['group/night-shift'] }],
    ],
    'every group without a known member, where not all users were read': [
      shifts.parts({ users: 'partial' }),
      [{ part: 'users', reason: 'partial: some of it could not be read', subjects: 'all' }],
    ],
  },
})
