import query from '../../../src/queries/credentials/user-never-logged-in.ts'
import { testQuery } from '../../support/test-query.ts'
import { listed, OLD, reported } from './accounts.ts'

const row = (more: Readonly<Record<string, string>>, user: object = { createdAt: '2020-01-01T00:00:00Z' }) =>
  reported(
    {
      password_enabled: 'true',
      password_last_used: 'no_information',
      password_last_changed: '2026-08-13T02:00:00Z',
      ...more,
    },
    user,
  )

testQuery(query, {
  rows: {
    'for how long': [
      row({}),
      [{ userArn: 'user/ada', userId: 'AIDAADA', passwordDays: 100, createdAt: '2020-01-01T00:00:00Z' }],
    ],
  },
  reports: {
    'what the lists say': [
      listed('user-settings', {}, null, listed('login-profiles', { LoginProfile: { CreateDate: OLD } })),
      ['user/ada'],
    ],
  },
  silent: {
    'a user who signed in once, long ago': row({ password_last_used: '2021-01-01T00:00:00Z' }),
    'a user who signed in since the report': listed('user-settings', {}, { PasswordLastUsed: OLD }, row({})),
    'a user without a password': row({ password_enabled: 'false', password_last_used: 'N/A' }),
    'a user made of late': row({}, { createdAt: '2026-11-10T00:00:00Z' }),
    'a password set of late': row({ password_last_changed: '2026-11-10T00:00:00Z' }),
  },
  unknown: {
    'a password of unknown age': [
      row({ password_last_changed: 'N/A' }),
      [
        {
          part: 'credential-report',
          reason: 'the last use or the age of its password was not given',
          subjects: ['user/ada'],
        },
      ],
    ],
  },
})
