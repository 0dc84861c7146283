import query from '../../../src/queries/credentials/user-two-active-keys.ts'
import { bakery } from '../../support/account-builder.ts'
import { testQuery } from '../../support/test-query.ts'
import { listed, reported } from './accounts.ts'

const keys = (...states: readonly string[]) =>
  listed('access-keys', {
    AccessKeys: states.map((Status, index) => ({ AccessKeyId: `AKIA${index + 1}`, Status })),
  })

testQuery(query, {
  rows: {
    'both ids': [
      keys('Active', 'Active'),
      [{ userArn: 'user/ada', userId: 'AIDAADA', accessKeys: ['AKIA1', 'AKIA2'] }],
    ],
  },
  reports: {
    'what the report says': [
      reported({ access_key_1_active: 'true', access_key_2_active: 'true' }),
      [{ accessKeys: ['access_key_1', 'access_key_2'] }],
    ],
  },
  silent: {
    'one that is inactive': keys('Active', 'Inactive'),
    'one key': keys('Active'),
    'one key of the report': reported({
      access_key_1_active: 'true',
      access_key_2_last_rotated: '2026-01-01T00:00:00Z',
    }),
  },
  unknown: {
    'a user who is not in the report': [
      bakery().user('ada').parts({ 'credential-report': 'complete' }),
      [{ part: 'credential-report', reason: 'its access keys were not read', subjects: ['user/ada'] }],
    ],
    'a report without the columns of the keys': [
      reported({ access_key_1_active: 'not_supported' }),
      [{ part: 'credential-report', reason: 'its access keys were not read', subjects: ['user/ada'] }],
    ],
  },
})
