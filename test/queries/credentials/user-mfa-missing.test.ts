import query from '../../../src/queries/credentials/user-mfa-missing.ts'
import { bakery } from '../../support/account-builder.ts'
import { testQuery } from '../../support/test-query.ts'
import { listed, reported, withDevices } from './accounts.ts'

const password = { password_enabled: 'true' }

testQuery(query, {
  rows: {
    'a password, by the report': [
      reported(password, { createdAt: '2020-01-01T00:00:00Z' }),
      [
        {
          userArn: 'user/ada',
          userId: 'AIDAADA',
          hasPassword: true,
          activeKeys: 0,
          createdAt: '2020-01-01T00:00:00Z',
        },
      ],
    ],
  },
  reports: {
    'a key alone, which can be used without MFA': [reported({ access_key_1_active: 'true' }), [{ activeKeys: 1 }]],
    'a password, by the lists of each user': [
      withDevices(listed('login-profiles', { LoginProfile: { CreateDate: '2026-01-01T00:00:00Z' } })),
      [{ hasPassword: true, activeKeys: null }],
    ],
    'cells as the documentation writes them': [
      reported({ password_enabled: 'TRUE', mfa_active: 'FALSE' }),
      ['user/ada'],
    ],
    'a device that was taken away since the report': [
      withDevices(reported({ ...password, mfa_active: 'true' })),
      ['user/ada'],
    ],
  },
  silent: {
    MFA: reported({ ...password, mfa_active: 'true' }),
    'a device that was added since the report': withDevices(reported(password), 'GAHT12345678'),
    'a virtual device that was added since the report': reported(password)
      .parts({ 'virtual-mfa': 'complete' })
      .fact('virtual-mfa', 'mfa/ada', { settings: { UserArn: 'arn:aws:iam::123456789012:user/ada' } }),
    'nobody to guard: no password and no active key': reported({
      access_key_1_active: 'false',
      access_key_1_last_rotated: '2026-01-01T00:00:00Z',
    }),
    'the root user': bakery()
      .parts({ 'credential-report': 'complete' })
      .fact('credential-report', 'root', { settings: { mfa_active: 'false', password_enabled: 'true' } }),
  },
  unknown: {
    'a user who is not in the report': [
      bakery().user('ada').parts({ 'credential-report': 'complete' }),
      [{ part: 'credential-report', reason: 'whether it has MFA was not read', subjects: ['user/ada'] }],
    ],
    'a user made since the report, whose name another had': [
      reported(password, { createdAt: '2026-11-21T01:00:00Z' }).parts({
        'credential-report': { status: 'complete', detail: null, asOf: '2026-11-20T23:00:00Z' },
      }),
      [{ part: 'credential-report', reason: 'whether it has MFA was not read', subjects: ['user/ada'] }],
    ],
    'no device among lists of which some were not read': [
      listed('login-profiles', { LoginProfile: {} }).parts({
        'mfa-devices': { status: 'partial', detail: 'Throttling' },
      }),
      [{ part: 'mfa-devices', reason: 'whether it has MFA was not read: Throttling', subjects: ['user/ada'] }],
    ],
    'neither password nor keys': [
      withDevices(bakery().user('ada')),
      [
        {
          part: 'login-profiles',
          reason: 'whether it has a password or keys was not read: skipped: not in the input',
          subjects: ['user/ada'],
        },
      ],
    ],
    'users that were not all listed': [
      reported({ ...password, mfa_active: 'true' }).parts({ users: 'partial' }),
      [{ part: 'users', reason: 'partial: some of it could not be read', subjects: 'all' }],
    ],
  },
})
