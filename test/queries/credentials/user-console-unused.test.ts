import query from '../../../src/queries/credentials/user-console-unused.ts'
import { testQuery } from '../../support/test-query.ts'
import { listed, OLD, reported } from './accounts.ts'

const since2020 = { createdAt: '2020-01-01T00:00:00Z' }
const row = (more: Readonly<Record<string, string>>, user: object = since2020) =>
  reported({ password_enabled: 'true', password_last_changed: OLD, ...more }, user)
const profile = (CreateDate: string) => listed('login-profiles', { LoginProfile: { CreateDate } })

testQuery(query, {
  rows: {
    'a hundred days': [
      row({ password_last_used: '2026-08-13T02:00:00Z' }),
      [
        {
          userArn: 'user/ada',
          userId: 'AIDAADA',
          lastUsedAt: '2026-08-13T02:00:00Z',
          unusedDays: 100,
          createdAt: '2020-01-01T00:00:00Z',
        },
      ],
    ],
  },
  reports: {
    'a password that was never used': [
      row({ password_last_used: 'no_information' }),
      [{ lastUsedAt: null, unusedDays: null }],
    ],
    'what the lists say': [
      listed('user-settings', {}, { PasswordLastUsed: '2026-01-01T00:00:00Z' }, profile(OLD)),
      [{ lastUsedAt: '2026-01-01T00:00:00Z' }],
    ],
  },
  silent: {
    'a use of late': row({ password_last_used: '2026-11-20T00:00:00Z' }),
    'a use of late that the older report has not': listed(
      'user-settings',
      {},
      { PasswordLastUsed: '2026-11-21T01:00:00Z' },
      row({ password_last_used: '2026-01-01T00:00:00Z' }),
    ),
    'a password that was set of late': row({
      password_last_used: '2026-01-01T00:00:00Z',
      password_last_changed: '2026-11-01T00:00:00Z',
    }),
    'a user younger than the window': row(
      { password_last_used: 'no_information' },
      { createdAt: '2026-11-01T00:00:00Z' },
    ),
    'no password': row({ password_enabled: 'false' }),
    'no password, whatever it was used for once': listed(
      'login-profiles',
      { LoginProfile: null },
      null,
      row({ password_last_used: '2026-01-01T00:00:00Z' }),
    ),
  },
  unknown: {
    'a password of which no use was said': [
      profile(OLD),
      [
        {
          part: 'user-settings',
          reason: 'the last use or the age of its password was not given: skipped: not in the input',
          subjects: ['user/ada'],
        },
      ],
    ],
    'a use, and no word on the password': [
      listed('user-settings', {}, { PasswordLastUsed: '2026-01-01T00:00:00Z' }),
      [
        {
          part: 'login-profiles',
          reason: 'whether it has a password was not read: skipped: not in the input',
          subjects: ['user/ada'],
        },
      ],
    ],
    'a cell that means nothing': [
      row({ password_last_used: 'not_supported', password_last_changed: 'N/A' }),
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
