import query from '../../../src/queries/credentials/user-signing-certificates.ts'
import { bakery } from '../../support/account-builder.ts'
import { testQuery } from '../../support/test-query.ts'
import { listed, OLD, reported } from './accounts.ts'

const held = (...states: readonly string[]) =>
  listed('signing-certificates', {
    Certificates: states.map((Status, index) => ({ CertificateId: `CERT${index + 1}`, Status, UploadDate: OLD })),
  })

testQuery(query, {
  rows: {
    'the one that is active': [
      held('Inactive', 'Active'),
      [{ userArn: 'user/ada', userId: 'AIDAADA', certificate: 'CERT2', uploadedAt: '2020-01-01T00:00:00Z' }],
    ],
  },
  reports: {
    'what the report says': [
      reported({ cert_2_active: 'true', cert_2_last_rotated: OLD }),
      [{ certificate: 'cert_2', uploadedAt: '2020-01-01T00:00:00Z' }],
    ],
  },
  silent: {
    'one that is inactive': held('Inactive'),
    none: held(),
    'none, by the report': reported({}),
  },
  unknown: {
    'a user of whom neither says': [
      bakery()
        .user('ada')
        .parts({ 'signing-certificates': { status: 'partial', detail: 'Throttling' } }),
      [
        {
          part: 'signing-certificates',
          reason: 'its certificates were not read: Throttling',
          subjects: ['user/ada'],
        },
      ],
    ],
  },
})
