import query from '../../../src/queries/account/server-certificate-expired.ts'
import { bakery } from '../../support/account-builder.ts'
import { testQuery } from '../../support/test-query.ts'

const certificate = (settings: object) =>
  bakery()
    .parts({ 'server-certificates': 'complete' })
    .fact('server-certificates', 'server-certificate/shop', { id: 'ASCASHOP', settings: { ...settings } })

testQuery(query, {
  rows: {
    'when it ended': [
      certificate({ Expiration: '2026-11-01T00:00:00+00:00' }),
      [{ resourceArn: 'server-certificate/shop', resourceId: 'ASCASHOP', expiresAt: '2026-11-01T00:00:00Z' }],
    ],
  },
  reports: {
    'one that ends within the days given': [
      certificate({ Expiration: '2026-12-01T00:00:00Z' }),
      ['server-certificate/shop'],
      { days: 30 },
    ],
  },
  silent: { 'one that is valid': certificate({ Expiration: '2026-12-01T00:00:00Z' }) },
  unknown: {
    'one whose end was not given': [
      certificate({}),
      [
        {
          part: 'server-certificates',
          reason: 'when it ends was not given',
          subjects: ['server-certificate/shop'],
        },
      ],
    ],
  },
})
