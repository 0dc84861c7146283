import query from '../../../src/queries/account/root-access-key.ts'
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
      summary({ AccountAccessKeysPresent: 1 }),
      [{ accountArn: 'root', accountId: '123456789012', accessKeys: 1 }],
    ],
  },
  reports: {
    'keys that the report says are active': [
      report({ access_key_1_active: 'false', access_key_2_active: 'TRUE' }),
      [{ accessKeys: 1 }],
    ],
  },
  silent: {
    none: summary({ AccountAccessKeysPresent: 0 }),
    'none, as the report says': report({ access_key_1_active: 'false', access_key_2_active: 'false' }),
  },
  unknown: {
    'a summary that does not say': [
      summary({}),
      [
        {
          part: 'account-summary',
          reason: 'whether the root user has access keys was not read',
          subjects: ['root'],
        },
        { part: 'credential-report', reason: 'skipped: not in the input', subjects: 'all' },
      ],
    ],
  },
})
