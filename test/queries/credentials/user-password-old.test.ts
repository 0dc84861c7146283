import query from '../../../src/queries/credentials/user-password-old.ts'
import { testQuery } from '../../support/test-query.ts'
import { listed, OLD, reported } from './accounts.ts'

const changed = (password_last_changed: string) =>
  reported({ password_enabled: 'true', password_last_changed }, { createdAt: '2020-01-01T00:00:00Z' })

testQuery(query, {
  rows: {
    'its age': [
      changed('2025-11-21T02:00:00Z'),
      [{ userArn: 'user/ada', userId: 'AIDAADA', ageDays: 365, changedAt: '2025-11-21T02:00:00Z' }],
    ],
  },
  reports: { 'a shorter time': [changed('2026-08-13T02:00:00Z'), [{ ageDays: 100 }], { days: 90 }] },
  silent: {
    'a day less': changed('2025-11-21T02:00:01Z'),
    'no password': reported({ password_enabled: 'false', password_last_changed: OLD }),
    'a login profile made since': listed(
      'login-profiles',
      { LoginProfile: { CreateDate: '2026-11-21T01:00:00Z' } },
      null,
      changed(OLD),
    ),
    'a young login profile, without the report': listed('login-profiles', {
      LoginProfile: { CreateDate: '2026-11-01T00:00:00Z' },
    }),
  },
  unknown: {
    'an old login profile, whose password may have been changed': [
      listed('login-profiles', { LoginProfile: { CreateDate: OLD } }),
      [
        {
          part: 'credential-report',
          reason: 'when its password was changed was not given: skipped: not in the input',
          subjects: ['user/ada'],
        },
      ],
    ],
  },
})
