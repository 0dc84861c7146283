import query from '../../../src/queries/credentials/user-inactive-keys.ts'
import { bakery } from '../../support/account-builder.ts'
import { testQuery } from '../../support/test-query.ts'
import { listed, OLD } from './accounts.ts'

const keys = (...states: readonly string[]) =>
  listed('access-keys', {
    AccessKeys: states.map((Status, index) => ({ AccessKeyId: `AKIA${index + 1}`, Status, CreateDate: OLD })),
  })

testQuery(query, {
  rows: {
    'the one that is inactive': [
      keys('Active', 'Inactive'),
      [{ userArn: 'user/ada', userId: 'AIDAADA', accessKey: 'AKIA2', keyCreatedAt: '2020-01-01T00:00:00Z' }],
    ],
  },
  reports: { 'one row a key': [keys('Inactive', 'Inactive'), [{ accessKey: 'AKIA1' }, { accessKey: 'AKIA2' }]] },
  silent: { 'active keys': keys('Active', 'Active'), 'no key': keys() },
  unknown: {
    'a user whose list was not read': [
      bakery()
        .user('ada')
        .parts({ 'access-keys': { status: 'partial', detail: 'Throttling' } }),
      [{ part: 'access-keys', reason: 'its list was not read: Throttling', subjects: ['user/ada'] }],
    ],
  },
})
