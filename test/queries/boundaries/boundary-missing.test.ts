import boundaryMissing from '../../../src/queries/boundaries/boundary-missing.ts'
import { bakery } from '../../support/account-builder.ts'
import { testQuery } from '../../support/test-query.ts'

const teams = bakery().role('oven', { path: '/team/bread/' }).role('till', { path: '/teams/' }).user('ada')

testQuery(boundaryMissing, {
  reports: {
    'a role with policies and no boundary': [bakery().role('oven', { attached: ['ReadOnlyAccess'] }), ['role/oven']],
    'a role whose path came empty': [
      bakery().role('oven', { path: '', arn: 'arn:aws:iam::123456789012:role/oven' }),
      ['role/oven'],
    ],
    'a user, whatever its groups have': [
      bakery()
        .group('night-shift')
        .user('ada', { groups: ['night-shift'] }),
      ['user/ada'],
    ],
    'a role of IAM Identity Center, whose permission set could have one': [
      bakery().ssoRole('Baker'),
      ['role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Baker_0123456789abcdef'],
    ],
    'a user under the path of service-linked roles, which is none': [
      bakery().user('ada', { path: '/aws-service-role/support.amazonaws.com/' }),
      ['user/aws-service-role/support.amazonaws.com/ada'],
    ],
    'only principals under the path': [teams, ['role/team/bread/oven'], { under: '/team/' }],
    'roles and users in the order of their ARNs': [
      bakery().user('ada').role('till').user('bob').role('oven'),
      ['role/oven', 'role/till', 'user/ada', 'user/bob'],
    ],
    'what was read, where roles were not': [bakery().user('ada').parts({ roles: 'denied' }), ['user/ada']],
  },
  rows: {
    'who it is and since when': [
      bakery().role('oven', { id: 'AROAOVEN000000000000', createdAt: '2026-01-01T00:00:00Z' }),
      [
        {
          principalArn: 'role/oven',
          principalId: 'AROAOVEN000000000000',
          kind: 'role',
          createdAt: '2026-01-01T00:00:00Z',
        },
      ],
    ],
  },
  silent: {
    'a principal with a boundary': bakery().role('oven', { boundary: 'Fence' }).user('ada', { boundary: 'Fence' }),
    'a service-linked role': bakery().serviceLinkedRole('support.amazonaws.com'),
    'a group, which cannot have a boundary': bakery().group('night-shift'),
  },
  unknown: {
    'the part that was not read': [
      bakery()
        .user('ada')
        .parts({ roles: { status: 'denied', detail: 'AccessDenied' } }),
      [{ part: 'roles', reason: 'denied: AccessDenied', subjects: 'all' }],
    ],
  },
})
