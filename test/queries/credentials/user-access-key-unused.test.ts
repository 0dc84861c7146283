import query from '../../../src/queries/credentials/user-access-key-unused.ts'
import { testQuery } from '../../support/test-query.ts'
import { listed, OLD, reported } from './accounts.ts'

const key = (use: object | null, more: object = {}) =>
  listed(
    'access-keys',
    { AccessKeys: [{ AccessKeyId: 'AKIA1', Status: 'Active', CreateDate: OLD, ...more }] },
    use === null ? null : { AccessKeys: [{ AccessKeyId: 'AKIA1', ...use }] },
  )
const never = { ServiceName: 'N/A', Region: 'N/A' }
const slot = (more: Readonly<Record<string, string>>) =>
  reported({ access_key_1_active: 'true', access_key_1_last_rotated: OLD, ...more })

testQuery(query, {
  rows: {
    'a hundred days': [
      key({ LastUsedDate: '2026-08-13T02:00:00+00:00' }),
      [
        {
          userArn: 'user/ada',
          userId: 'AIDAADA',
          accessKey: 'AKIA1',
          lastUsedAt: '2026-08-13T02:00:00Z',
          unusedDays: 100,
          keyCreatedAt: '2020-01-01T00:00:00Z',
        },
      ],
    ],
  },
  reports: {
    'a key that was never used': [key(never), [{ lastUsedAt: null, unusedDays: null }]],
    'what the report says': [
      slot({ access_key_1_last_used_date: '2026-01-01T00:00:00Z' }),
      [{ accessKey: 'access_key_1', lastUsedAt: '2026-01-01T00:00:00Z' }],
    ],
    'a key that the report knows no use of': [slot({}), [{ lastUsedAt: null }]],
    'a use that AWS said in the report alone': [
      listed(
        'access-keys',
        { AccessKeys: [{ AccessKeyId: 'AKIA1', Status: 'Active', CreateDate: OLD }] },
        null,
        slot({ access_key_1_last_used_date: '2026-01-01T00:00:00Z' }),
      ),
      [{ accessKey: 'AKIA1', lastUsedAt: '2026-01-01T00:00:00Z' }],
    ],
  },
  silent: {
    'a use of late': key({ LastUsedDate: '2026-11-20T00:00:00Z' }),
    'a use after the night began': key({ LastUsedDate: '2026-11-21T03:00:00Z' }),
    'a key younger than the window': key(never, { CreateDate: '2026-10-01T00:00:00Z' }),
    'a young key of which no use was said': key(null, { CreateDate: '2026-10-01T00:00:00Z' }),
    'an inactive key': key(never, { Status: 'Inactive' }),
    'a longer window': [key({ LastUsedDate: '2026-08-01T00:00:00Z' }), { days: 365 }],
  },
  unknown: {
    'a key of which no use was said': [
      key(null),
      [
        {
          part: 'access-keys',
          reason: 'the last use or the age of an access key was not given',
          subjects: ['user/ada'],
        },
      ],
    ],
    'a key without use and without age': [
      key(never, { CreateDate: undefined }),
      [
        {
          part: 'access-keys',
          reason: 'the last use or the age of an access key was not given',
          subjects: ['user/ada'],
        },
      ],
    ],
  },
})
