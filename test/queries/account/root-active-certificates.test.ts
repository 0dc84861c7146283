import query from '../../../src/queries/account/root-active-certificates.ts'
import { bakery } from '../../support/account-builder.ts'
import { testQuery } from '../../support/test-query.ts'

const summary = (settings: object) =>
  bakery()
    .parts({ 'account-summary': 'complete' })
    .fact('account-summary', 'root', { settings: { ...settings } })

const report = (settings: object) =>
  bakery()
    .parts({ 'credential-report': 'complete' })
    .fact('credential-report', 'root', { settings: { ...settings } })

testQuery(query, {
  rows: {
    'how many': [
      summary({ AccountSigningCertificatesPresent: 2 }),
      [{ accountArn: 'root', accountId: '123456789012', certificates: 2 }],
    ],
  },
  reports: {
    'those that the report says are active': [report({ cert_1_active: 'true', cert_2_active: 'N/A' }), ['root']],
  },
  silent: {
    none: summary({ AccountSigningCertificatesPresent: 0 }),
    'none, as the report says': report({ cert_1_active: 'false', cert_2_active: 'false' }),
  },
  unknown: {
    'a report that does not say': [
      report({ cert_1_active: 'not_supported', cert_2_active: 'not_supported' }),
      [
        { part: 'account-summary', reason: 'skipped: not in the input', subjects: 'all' },
        {
          part: 'account-summary',
          reason: 'whether the root user has signing certificates was not read',
          subjects: ['root'],
        },
      ],
    ],
  },
})
