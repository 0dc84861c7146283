import query from '../../../src/queries/structure/sso-roles.ts'
import { bakery } from '../../support/account-builder.ts'
import { allowing } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

const PATH = 'role/aws-reserved/sso.amazonaws.com/'

testQuery(query, {
  rows: {
    'the permission set': [
      bakery().ssoRole('Admin_Access', {
        id: 'AROASSO',
        attached: ['AdministratorAccess'],
        inline: { AwsSSOInlinePolicy: allowing('s3:GetObject') },
        boundary: 'Limit',
        lastUsed: '2026-11-01T00:00:00Z',
        createdAt: '2026-01-01T00:00:00Z',
      }),
      [
        {
          roleArn: `${PATH}AWSReservedSSO_Admin_Access_0123456789abcdef`,
          roleId: 'AROASSO',
          permissionSet: 'Admin_Access',
          attachedPolicies: ['arn:aws:iam::aws:policy/AdministratorAccess'],
          inlinePolicies: ['AwsSSOInlinePolicy'],
          boundaryArn: 'policy/Limit',
          lastUsedAt: '2026-11-01T00:00:00Z',
          createdAt: '2026-01-01T00:00:00Z',
        },
      ],
    ],
  },
  reports: {
    'one of a region': [
      bakery().ssoRole('Guests', { path: '/aws-reserved/sso.amazonaws.com/eu-central-1/' }),
      [{ permissionSet: 'Guests' }],
    ],
    'one with another name, whose permission set is then unknown': [
      bakery().role('odd', { path: '/aws-reserved/sso.amazonaws.com/' }),
      [{ roleArn: `${PATH}odd`, permissionSet: null }],
    ],
  },
  silent: {
    'a role with such a name only': bakery().role('AWSReservedSSO_Guests_0123456789abcdef'),
    'a service-linked role': bakery().serviceLinkedRole('sso.amazonaws.com'),
  },
  unknown: {
    'policies that were not given': [
      bakery().ssoRole('Guests', { attached: null }),
      [
        {
          part: 'roles',
          reason: 'its attached policies were not given',
          subjects: [`${PATH}AWSReservedSSO_Guests_0123456789abcdef`],
        },
      ],
    ],
  },
})
