import query from '../../../src/queries/structure/service-linked-roles.ts'
import { bakery } from '../../support/account-builder.ts'
import { testQuery } from '../../support/test-query.ts'

const LINKED = 'arn:aws:iam::aws:policy/aws-service-role/AmazonECSServiceRolePolicy'

testQuery(query, {
  rows: {
    'the service': [
      bakery().serviceLinkedRole('ecs.amazonaws.com', {
        id: 'AROAECS',
        attached: [LINKED],
        lastUsed: 'never',
        createdAt: '2026-01-01T00:00:00Z',
      }),
      [
        {
          roleArn: 'role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForEcs',
          roleId: 'AROAECS',
          service: 'ecs.amazonaws.com',
          attachedPolicies: [LINKED],
          lastUsedAt: null,
          createdAt: '2026-01-01T00:00:00Z',
        },
      ],
    ],
  },
  silent: {
    'a role that trusts a service': bakery().role('oven', { trust: 'ecs.amazonaws.com' }),
    'a role under /service-role/': bakery().role('oven', { path: '/service-role/' }),
    'a role with such a name only': bakery().role('AWSServiceRoleForEcs'),
    'a role of Identity Center': bakery().ssoRole('Guests'),
  },
  unknown: {
    'policies that were not given': [
      bakery().serviceLinkedRole('ecs.amazonaws.com', { attached: null }),
      [
        {
          part: 'roles',
          reason: 'its attached policies were not given',
          subjects: ['role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForEcs'],
        },
      ],
    ],
  },
})
