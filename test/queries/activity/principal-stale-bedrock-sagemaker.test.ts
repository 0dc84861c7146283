import query from '../../../src/queries/activity/principal-stale-bedrock-sagemaker.ts'
import { bakery } from '../../support/account-builder.ts'
import { testQuery } from '../../support/test-query.ts'

const role = (services: Readonly<Record<string, string | undefined>>, createdAt = '2020-01-01T00:00:00Z') =>
  bakery()
    .role('oven', { id: 'AROAOVEN', createdAt })
    .parts({ 'last-accessed': 'complete' })
    .fact('last-accessed', 'role/oven', {
      activity: {
        ServicesLastAccessed: Object.entries(services).map(([ServiceNamespace, LastAuthenticated]) => ({
          ServiceNamespace,
          LastAuthenticated,
        })),
      },
    })

testQuery(query, {
  rows: {
    'a row a service': [
      role({ bedrock: '2026-08-13T02:00:00Z', s3: undefined, sagemaker: undefined }),
      [
        {
          principalArn: 'role/oven',
          principalId: 'AROAOVEN',
          kind: 'role',
          service: 'bedrock',
          lastUsedAt: '2026-08-13T02:00:00Z',
          unusedDays: 100,
        },
        {
          principalArn: 'role/oven',
          principalId: 'AROAOVEN',
          kind: 'role',
          service: 'sagemaker',
          lastUsedAt: null,
          unusedDays: null,
        },
      ],
    ],
  },
  reports: { 'their parts': [role({ 'bedrock-agentcore': undefined }), [{ service: 'bedrock-agentcore' }]] },
  silent: {
    'a use of late': role({ bedrock: '2026-11-20T00:00:00Z' }),
    'other services': role({ bedrocks: undefined, s3: undefined }),
    'a role younger than the window': role({ bedrock: undefined }, '2026-11-01T00:00:00Z'),
  },
  unknown: {
    'a role whose services were not read': [
      bakery()
        .role('oven', { createdAt: '2020-01-01T00:00:00Z' })
        .parts({ 'last-accessed': { status: 'partial', detail: 'JobFailed' } }),
      [
        {
          part: 'last-accessed',
          reason: 'the services that it reached were not read: JobFailed',
          subjects: ['role/oven'],
        },
      ],
    ],
  },
})
