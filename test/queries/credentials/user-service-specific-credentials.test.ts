import query from '../../../src/queries/credentials/user-service-specific-credentials.ts'
import { bakery } from '../../support/account-builder.ts'
import { testQuery } from '../../support/test-query.ts'
import { listed, OLD } from './accounts.ts'

const credential = (more: object) =>
  listed('service-credentials', {
    ServiceSpecificCredentials: [
      {
        ServiceSpecificCredentialId: 'ACCA1',
        ServiceName: 'bedrock.amazonaws.com',
        Status: 'Active',
        CreateDate: OLD,
        ...more,
      },
    ],
  })

testQuery(query, {
  rows: {
    'the service, and when it ends': [
      credential({ ExpirationDate: '2027-01-01T00:00:00Z' }),
      [
        {
          userArn: 'user/ada',
          userId: 'AIDAADA',
          credential: 'ACCA1',
          service: 'bedrock.amazonaws.com',
          credentialCreatedAt: '2020-01-01T00:00:00Z',
          expiresAt: '2027-01-01T00:00:00Z',
        },
      ],
    ],
  },
  reports: {
    'one without an end': [credential({ ServiceName: 'codecommit.amazonaws.com' }), [{ expiresAt: null }]],
  },
  silent: {
    'one that is inactive': credential({ Status: 'Inactive' }),
    'one that has expired': credential({ ExpirationDate: '2026-11-01T00:00:00Z' }),
    'one that AWS calls expired': credential({ Status: 'Expired' }),
    none: listed('service-credentials', { ServiceSpecificCredentials: [] }),
  },
  unknown: {
    'a user whose list was not read': [
      bakery()
        .user('ada')
        .parts({ 'service-credentials': { status: 'partial', detail: 'Throttling' } }),
      [{ part: 'service-credentials', reason: 'its list was not read: Throttling', subjects: ['user/ada'] }],
    ],
  },
})
