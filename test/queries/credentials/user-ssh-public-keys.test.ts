import query from '../../../src/queries/credentials/user-ssh-public-keys.ts'
import { bakery } from '../../support/account-builder.ts'
import { testQuery } from '../../support/test-query.ts'
import { listed, OLD } from './accounts.ts'

const keys = (...states: readonly string[]) =>
  listed('ssh-keys', {
    SSHPublicKeys: states.map((Status, index) => ({ SSHPublicKeyId: `APKA${index + 1}`, Status, UploadDate: OLD })),
  })

testQuery(query, {
  rows: {
    'the one that is active': [
      keys('Inactive', 'Active'),
      [{ userArn: 'user/ada', userId: 'AIDAADA', sshKey: 'APKA2', uploadedAt: '2020-01-01T00:00:00Z' }],
    ],
  },
  reports: { 'one row a key': [keys('Active', 'Active'), [{ sshKey: 'APKA1' }, { sshKey: 'APKA2' }]] },
  silent: { 'one that is inactive': keys('Inactive'), none: keys() },
  unknown: {
    'a user whose list was not read': [
      bakery().user('ada').parts({ 'ssh-keys': 'partial' }),
      [{ part: 'ssh-keys', reason: 'its list was not read', subjects: ['user/ada'] }],
    ],
  },
})
