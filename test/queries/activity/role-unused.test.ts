import roleUnused from '../../../src/queries/activity/role-unused.ts'
import { bakery } from '../../support/account-builder.ts'
import { testQuery } from '../../support/test-query.ts'

testQuery(roleUnused, {
  rows: {
    'a role last used a hundred days ago': [
      bakery().role('oven', { id: 'AROAOVEN', lastUsed: '2026-08-13T02:00:00Z', createdAt: '2020-01-01T00:00:00Z' }),
      [
        {
          roleArn: 'role/oven',
          roleId: 'AROAOVEN',
          lastUsedAt: '2026-08-13T02:00:00Z',
          unusedDays: 100,
          createdAt: '2020-01-01T00:00:00Z',
        },
      ],
    ],
  },
  reports: {
    'the ninetieth day': [bakery().role('oven', { lastUsed: '2026-08-23T02:00:00Z' }), [{ unusedDays: 90 }]],
    'a role without any use in the days that IAM tracks': [
      bakery().role('oven', { lastUsed: 'never' }),
      [{ roleArn: 'role/oven', lastUsedAt: null, unusedDays: null }],
    ],
    'a shorter window, where it is asked for': [
      bakery().role('oven', { lastUsed: '2026-11-11T02:00:00Z' }),
      ['role/oven'],
      { days: 7 },
    ],
    'a role of unknown age, by its use': [
      bakery().role('oven', { lastUsed: '2026-01-01T00:00:00Z', createdAt: null }),
      ['role/oven'],
    ],
    'a role of Identity Center': [
      bakery().ssoRole('Baker', { lastUsed: 'never' }),
      ['role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Baker_0123456789abcdef'],
    ],
    'by the night, not by today': [
      bakery().takenAt('2030-01-01T00:00:00Z').role('oven', { lastUsed: '2026-11-20T00:00:00Z' }),
      ['role/oven'],
    ],
  },
  silent: {
    'the day before the ninetieth': bakery().role('oven', { lastUsed: '2026-08-23T02:00:01Z' }),
    'a role younger than the window': bakery().role('oven', { lastUsed: 'never', createdAt: '2026-10-01T00:00:00Z' }),
    'a service-linked role': bakery().serviceLinkedRole('support.amazonaws.com', { lastUsed: 'never' }),
    'a use that was recorded after the night began': bakery().role('oven', { lastUsed: '2026-11-21T03:00:00Z' }),
    'a longer window, where it is asked for': [
      bakery().role('oven', { lastUsed: '2026-01-01T00:00:00Z' }),
      { days: 365 },
    ],
  },
  unknown: {
    'a role whose last use was not said': [
      bakery().role('oven', { lastUsed: null }),
      [{ part: 'roles', reason: 'its last use was not given', subjects: ['role/oven'] }],
    ],
    'a role without use and without age': [
      bakery().role('oven', { lastUsed: 'never', createdAt: null }),
      [
        {
          part: 'roles',
          reason: 'it was not used in the days that IAM tracks, and its age was not given',
          subjects: ['role/oven'],
        },
      ],
    ],
    'nothing of a service-linked role': [bakery().serviceLinkedRole('support.amazonaws.com', { lastUsed: null }), []],
  },
})
