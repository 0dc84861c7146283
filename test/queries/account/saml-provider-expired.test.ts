import query from '../../../src/queries/account/saml-provider-expired.ts'
import { bakery } from '../../support/account-builder.ts'
import { testQuery } from '../../support/test-query.ts'

const provider = (settings: object) =>
  bakery()
    .parts({ saml: 'complete' })
    .fact('saml', 'saml-provider/Okta', { settings: { ...settings } })

testQuery(query, {
  rows: {
    'until when it was valid': [
      provider({ ValidUntil: '2026-11-20T00:00:00Z' }),
      [{ resourceArn: 'saml-provider/Okta', resourceId: null, validUntil: '2026-11-20T00:00:00Z' }],
    ],
  },
  reports: {
    'one that ends within the days given': [
      provider({ ValidUntil: '2026-12-01T00:00:00Z' }),
      ['saml-provider/Okta'],
      { days: 30 },
    ],
  },
  silent: {
    'one that is valid': provider({ ValidUntil: '2036-01-01T00:00:00Z' }),
    'metadata without an end': provider({}),
  },
})
