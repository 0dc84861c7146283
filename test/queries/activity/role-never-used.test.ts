import roleNeverUsed from '../../../src/queries/activity/role-never-used.ts'
import { bakery } from '../../support/account-builder.ts'
import { testQuery } from '../../support/test-query.ts'

testQuery(roleNeverUsed, {
  rows: {
    'a role whose last use is empty': [
      bakery().role('oven', { id: 'AROAOVEN', lastUsed: 'never', createdAt: '2026-10-12T02:00:00Z' }),
      [{ roleArn: 'role/oven', roleId: 'AROAOVEN', ageDays: 40, createdAt: '2026-10-12T02:00:00Z' }],
    ],
  },
  reports: {
    'a young role, where age does not matter': [
      bakery().role('oven', { lastUsed: 'never', createdAt: '2026-11-20T00:00:00Z' }),
      ['role/oven'],
      { days: 0 },
    ],
  },
  silent: {
    'a role that was used, however long ago': bakery().role('oven', { lastUsed: '2025-11-01T00:00:00Z' }),
    'a role younger than the window': bakery().role('oven', { lastUsed: 'never', createdAt: '2026-11-01T00:00:00Z' }),
    'a service-linked role': bakery().serviceLinkedRole('support.amazonaws.com', { lastUsed: 'never' }),
  },
  unknown: {
    'a role whose last use was not said': [
      bakery().role('oven', { lastUsed: null }),
      [{ part: 'roles', reason: 'its last use was not given', subjects: ['role/oven'] }],
    ],
    'a role of unknown age': [
      bakery().role('oven', { lastUsed: 'never', createdAt: null }),
      [{ part: 'roles', reason: 'its age was not given', subjects: ['role/oven'] }],
    ],
    'nothing of a role of unknown age that was used': [bakery().role('oven', { createdAt: null }), []],
  },
})
