import query from '../../../src/queries/structure/role-without-policies.ts'
import { bakery } from '../../support/account-builder.ts'
import { allowing } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

testQuery(query, {
  rows: {
    'when it was last used': [
      bakery().role('oven', {
        id: 'AROAOVEN',
        lastUsed: '2026-11-01T00:00:00Z',
        createdAt: '2026-01-01T00:00:00Z',
      }),
      [
        {
          roleArn: 'role/oven',
          roleId: 'AROAOVEN',
          lastUsedAt: '2026-11-01T00:00:00Z',
          createdAt: '2026-01-01T00:00:00Z',
        },
      ],
    ],
  },
  reports: {
    'a role with a boundary alone, which grants nothing': [bakery().role('oven', { boundary: 'Limit' }), ['role/oven']],
    'a role of Identity Center': [
      bakery().ssoRole('Guests'),
      ['role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Guests_0123456789abcdef'],
    ],
  },
  silent: {
    'a role with a managed policy': bakery().role('oven', { attached: ['ReadOnlyAccess'] }),
    'a role with an inline policy': bakery().role('oven', { inline: { p: allowing('s3:GetObject') } }),
    'a role with an inline policy, whatever else it has': bakery().role('oven', {
      attached: null,
      inline: { p: null },
    }),
    'a service-linked role': bakery().serviceLinkedRole('ecs.amazonaws.com'),
  },
  unknown: {
    'a role whose attached policies were not given': [
      bakery().role('oven', { attached: null }),
      [{ part: 'roles', reason: 'its attached policies were not given', subjects: ['role/oven'] }],
    ],
  },
})
