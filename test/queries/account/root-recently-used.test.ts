import query from '../../../src/queries/account/root-recently-used.ts'
import { bakery } from '../../support/account-builder.ts'
import { testQuery } from '../../support/test-query.ts'

const used = (activity: object) =>
  bakery()
    .parts({ 'credential-report': 'complete' })
    .fact('credential-report', 'root', { settings: {}, activity: { ...activity } })

testQuery(query, {
  rows: {
    'the last use, and of what': [
      used({
        password_last_used: '2026-11-01T10:00:00+00:00',
        access_key_1_last_used_date: '2026-11-19T10:00:00Z',
        access_key_2_last_used_date: 'N/A',
      }),
      [
        {
          accountArn: 'root',
          accountId: '123456789012',
          lastUsedAt: '2026-11-19T10:00:00Z',
          column: 'access_key_1_last_used_date',
        },
      ],
    ],
  },
  reports: {
    'a use within the days given': [used({ password_last_used: '2026-09-01T00:00:00Z' }), ['root'], { days: 100 }],
  },
  silent: {
    'a use long ago': used({ password_last_used: '2026-09-01T00:00:00Z' }),
    'no use': used({ password_last_used: 'no_information', access_key_1_last_used_date: 'N/A' }),
  },
  unknown: {
    'a report without the root user': [
      bakery().parts({ 'credential-report': 'complete' }),
      [{ part: 'credential-report', reason: 'the report has no row of the root user', subjects: ['root'] }],
    ],
  },
})
