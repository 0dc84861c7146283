import query from '../../../src/queries/credentials/user-console-without-mfa.ts'
import { bakery } from '../../support/account-builder.ts'
import { testQuery } from '../../support/test-query.ts'
import { listed, reported, withDevices } from './accounts.ts'

testQuery(query, {
  rows: {
    'when the password was last used': [
      reported(
        { password_enabled: 'true', password_last_used: '2026-11-20T08:00:00+00:00' },
        { createdAt: '2020-01-01T00:00:00Z' },
      ),
      [
        {
          userArn: 'user/ada',
          userId: 'AIDAADA',
          lastUsedAt: '2026-11-20T08:00:00Z',
          createdAt: '2020-01-01T00:00:00Z',
        },
      ],
    ],
  },
  reports: {
    'by the lists of each user': [
      withDevices(listed('login-profiles', { LoginProfile: { CreateDate: '2026-01-01T00:00:00Z' } })),
      [{ userArn: 'user/ada', lastUsedAt: null }],
    ],
  },
  silent: {
    MFA: reported({ password_enabled: 'true', mfa_active: 'true' }),
    'keys alone': reported({ access_key_1_active: 'true' }),
    'a passkey': withDevices(
      reported({ password_enabled: 'true' }),
      'arn:aws:iam::123456789012:u2f/user/ada/key-ABCDEF',
    ),
    'a password that was taken away since the report': listed(
      'login-profiles',
      { LoginProfile: null },
      null,
      reported({ password_enabled: 'true' }),
    ),
  },
  unknown: {
    'no word on MFA': [
      listed('login-profiles', { LoginProfile: {} }),
      [
        {
          part: 'mfa-devices',
          reason: 'whether it has MFA was not read: skipped: not in the input',
          subjects: ['user/ada'],
        },
      ],
    ],
    'no word on the password': [
      withDevices(bakery().user('ada')),
      [
        {
          part: 'login-profiles',
          reason: 'whether it has a password was not read: skipped: not in the input',
          subjects: ['user/ada'],
        },
      ],
    ],
    'nothing where the report decides': [reported({ mfa_active: 'true' }).parts({ 'login-profiles': 'denied' }), []],
  },
})
