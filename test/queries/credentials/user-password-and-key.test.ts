import query from '../../../src/queries/credentials/user-password-and-key.ts'
import { testQuery } from '../../support/test-query.ts'
import { listed, reported } from './accounts.ts'

testQuery(query, {
  rows: {
    'both keys': [
      reported(
        { password_enabled: 'true', access_key_1_active: 'true', access_key_2_active: 'true' },
        { createdAt: '2020-01-01T00:00:00Z' },
      ),
      [{ userArn: 'user/ada', userId: 'AIDAADA', activeKeys: 2, createdAt: '2020-01-01T00:00:00Z' }],
    ],
  },
  reports: {
    'what the lists say': [
      listed(
        'access-keys',
        { AccessKeys: [{ AccessKeyId: 'AKIA1', Status: 'Active' }] },
        null,
        listed('login-profiles', { LoginProfile: {} }),
      ),
      [{ activeKeys: 1 }],
    ],
  },
  silent: {
    'a password alone': reported({ password_enabled: 'true' }),
    'a key alone': reported({ access_key_1_active: 'true' }),
    'a key that is inactive': reported({ password_enabled: 'true', access_key_1_last_rotated: '2026-01-01T00:00:00Z' }),
    'no password, whatever the keys': listed('login-profiles', { LoginProfile: null }),
  },
  unknown: {
    'a password, and no word on keys': [
      listed('login-profiles', { LoginProfile: {} }),
      [
        {
          part: 'access-keys',
          reason: 'whether it has a password or keys was not read: skipped: not in the input',
          subjects: ['user/ada'],
        },
      ],
    ],
  },
})
