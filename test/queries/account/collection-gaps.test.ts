import query from '../../../src/queries/account/collection-gaps.ts'
import { bakery } from '../../support/account-builder.ts'
import { testQuery } from '../../support/test-query.ts'

testQuery(query, {
  rows: {
    'which part, and why': [
      bakery().parts({ groups: { status: 'denied', detail: 'AccessDenied' } }),
      [
        {
          accountArn: 'root',
          accountId: '123456789012',
          part: 'groups',
          status: 'denied',
          reason: 'denied: AccessDenied',
        },
      ],
    ],
  },
  reports: {
    'a list that came empty although others refer into it': [
      bakery().parts({ users: { status: 'complete', detail: 'filtered, it seems' } }),
      [{ part: 'users', status: 'complete', reason: 'filtered, it seems' }],
    ],
  },
  silent: { 'what nobody asked for': bakery() },
})
