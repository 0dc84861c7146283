import query from '../../../src/queries/credentials/user-access-key-never-used.ts'
import { testQuery } from '../../support/test-query.ts'
import { listed, OLD, reported } from './accounts.ts'

const key = (use: object | null, more: object = {}) =>
  listed(
    'access-keys',
    { AccessKeys: [{ AccessKeyId: 'AKIA1', Status: 'Active', CreateDate: OLD, ...more }] },
    use === null ? null : { AccessKeys: [{ AccessKeyId: 'AKIA1', ...use }] },
  )

testQuery(query, {
  rows: {
    'how long it has been there': [
      key({ ServiceName: 'N/A', Region: 'N/A' }, { CreateDate: '2026-08-13T02:00:00Z' }),
      [
        {
          userArn: 'user/ada',
          userId: 'AIDAADA',
          accessKey: 'AKIA1',
          ageDays: 100,
          keyCreatedAt: '2026-08-13T02:00:00Z',
        },
      ],
    ],
  },
  reports: {
    'what the report says': [
      reported({ access_key_2_active: 'true', access_key_2_last_rotated: OLD }),
      [{ accessKey: 'access_key_2' }],
    ],
  },
  silent: {
    'a key that was used once, long ago': key({ LastUsedDate: '2021-01-01T00:00:00Z' }),
    'a key made of late': key({}, { CreateDate: '2026-11-01T00:00:00Z' }),
    'an inactive key': key({}, { Status: 'Inactive' }),
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
  },
})
