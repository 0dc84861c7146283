import query from '../../../src/queries/credentials/user-access-key-old.ts'
import { bakery } from '../../support/account-builder.ts'
import { testQuery } from '../../support/test-query.ts'
import { listed, OLD, reported } from './accounts.ts'

const key = (more: object) =>
  listed('access-keys', { AccessKeys: [{ AccessKeyId: 'AKIA1', Status: 'Active', ...more }] })

testQuery(query, {
  rows: {
    'a key by its id': [
      key({ CreateDate: '2026-08-13T02:00:00+00:00' }),
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
    'both keys of the report': [
      reported({
        access_key_1_active: 'true',
        access_key_1_last_rotated: OLD,
        access_key_2_active: 'true',
        access_key_2_last_rotated: OLD,
      }),
      [{ accessKey: 'access_key_1' }, { accessKey: 'access_key_2' }],
    ],
    'the list before the report': [
      listed(
        'access-keys',
        { AccessKeys: [{ AccessKeyId: 'AKIA1', Status: 'Active', CreateDate: OLD }] },
        null,
        reported({ access_key_1_active: 'true', access_key_1_last_rotated: OLD }),
      ),
      [{ accessKey: 'AKIA1' }],
    ],
    'another age, where it is asked for': [key({ CreateDate: '2026-11-14T02:00:00Z' }), [{ ageDays: 7 }], { days: 7 }],
    'the ninetieth day': [key({ CreateDate: '2026-08-23T02:00:00Z' }), [{ ageDays: 90 }]],
  },
  silent: {
    'the day before the ninetieth': key({ CreateDate: '2026-08-23T02:00:01Z' }),
    'the day before the ninetieth, as the report is older than the night': reported({
      access_key_1_active: 'true',
      access_key_1_last_rotated: '2026-08-23T01:00:00Z',
    }).parts({ 'credential-report': { status: 'complete', detail: null, asOf: '2026-11-21T00:00:00Z' } }),
    'an inactive key': key({ Status: 'Inactive', CreateDate: OLD }),
    'an inactive key of the report': reported({ access_key_1_active: 'false', access_key_1_last_rotated: OLD }),
    'no key': listed('access-keys', { AccessKeys: [] }),
    'the root user': bakery()
      .parts({ 'credential-report': 'complete' })
      .fact('credential-report', 'root', {
        settings: { access_key_1_active: 'true', access_key_1_last_rotated: OLD },
      }),
  },
  unknown: {
    'a key of unknown age': [
      key({}),
      [{ part: 'access-keys', reason: 'the age of an access key was not given', subjects: ['user/ada'] }],
    ],
    'a key of which it is not known whether it is active': [
      listed('access-keys', { AccessKeys: [{ AccessKeyId: 'AKIA1', CreateDate: OLD }] }),
      [{ part: 'access-keys', reason: 'its access keys were not read', subjects: ['user/ada'] }],
    ],
    'a user whose list was not read': [
      bakery()
        .user('ada')
        .parts({ 'access-keys': { status: 'partial', detail: 'AccessDenied' } }),
      [{ part: 'access-keys', reason: 'its access keys were not read: AccessDenied', subjects: ['user/ada'] }],
    ],
    'nobody, where the report has what the list lacks': [
      reported({}).parts({ 'access-keys': { status: 'partial', detail: 'AccessDenied' } }),
      [],
    ],
  },
})
