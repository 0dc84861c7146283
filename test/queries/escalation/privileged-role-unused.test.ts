import privilegedRoleUnused from '../../../src/queries/escalation/privileged-role-unused.ts'
import { bakery } from '../../support/account-builder.ts'
import { testQuery } from '../../support/test-query.ts'
import { may } from './accounts.ts'

testQuery(privilegedRoleUnused, {
  reports: {
    'one that was used long ago, and one that never was': [
      bakery()
        .role('chief', { lastUsed: '2026-05-01T00:00:00Z', ...may('*') })
        .role('oven', { lastUsed: 'never', createdAt: '2024-01-01T00:00:00Z', ...may('iam:PutRolePolicy') }),
      [
        { roleArn: 'role/chief', tier: 'admin', unusedDays: 204 },
        { roleArn: 'role/oven', tier: 'reaches-admin', technique: 'put-role-policy', unusedDays: null },
      ],
    ],
  },
  silent: {
    'one in use': bakery().role('chief', may('*')),
    'an unused one of few permissions': bakery().role('oven', { lastUsed: 'never', createdAt: '2024-01-01T00:00:00Z' }),
    'one younger than that': bakery().role('chief', {
      lastUsed: 'never',
      createdAt: '2026-11-01T00:00:00Z',
      ...may('*'),
    }),
    'fewer days than asked for': [
      bakery().role('chief', { lastUsed: '2026-11-01T00:00:00Z', ...may('*') }),
      { days: 30 },
    ],
  },
  unknown: {
    'one whose use was not said': [
      bakery().role('chief', { lastUsed: null, ...may('*') }),
      [{ part: 'roles', reason: 'its last use was not given', subjects: ['role/chief'] }],
    ],
  },
})
