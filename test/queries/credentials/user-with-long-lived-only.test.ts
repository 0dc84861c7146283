import query from '../../../src/queries/credentials/user-with-long-lived-only.ts'
import { testQuery } from '../../support/test-query.ts'
import { listed, OLD, reported } from './accounts.ts'

const LATE = '2026-11-20T00:00:00Z'
const key = { access_key_1_active: 'true', access_key_1_last_rotated: OLD }
const used = { ...key, access_key_1_last_used_date: LATE }
const reaching = (
  services: Readonly<Record<string, string | undefined>>,
  cells: Readonly<Record<string, string>> = used,
) =>
  listed(
    'last-accessed',
    {},
    {
      ServicesLastAccessed: Object.entries(services).map(([ServiceNamespace, LastAuthenticated]) => ({
        ServiceNamespace,
        LastAuthenticated,
      })),
    },
    reported(cells),
  )

testQuery(query, {
  rows: {
    'what it reached': [
      reaching({ ec2: undefined, s3: LATE, sqs: '2024-01-01T00:00:00Z', sts: LATE }),
      [{ userArn: 'user/ada', userId: 'AIDAADA', accessKeys: ['access_key_1'], services: ['s3'] }],
    ],
  },
  silent: {
    'keys that fetch the credentials of a role': reaching({ iam: LATE, s3: undefined, sts: LATE }),
    'services that were reached long ago': reaching({ s3: '2026-01-01T00:00:00Z' }),
    'a key that was not used of late': reaching({ s3: LATE }, { ...key, access_key_1_last_used_date: OLD }),
    'no key: what was reached was reached from the console': reaching({ s3: LATE }, { password_enabled: 'true' }),
  },
  unknown: {
    'a user whose services were not read': [
      reported(used).parts({ 'last-accessed': { status: 'partial', detail: 'JobPending' } }),
      [
        {
          part: 'last-accessed',
          reason: 'the services that it reached were not read: JobPending',
          subjects: ['user/ada'],
        },
      ],
    ],
    'everyone, where services were not asked for': [
      reported(used),
      [{ part: 'last-accessed', reason: 'skipped: not in the input', subjects: 'all' }],
    ],
    'a key of which no use was said': [
      reaching({ s3: LATE }, { ...key, access_key_1_last_used_date: 'not_supported' }),
      [
        {
          part: 'credential-report',
          reason: 'the last use of an access key was not given',
          subjects: ['user/ada'],
        },
      ],
    ],
  },
})
