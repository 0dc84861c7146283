import roleAdministratorAccess from '../../../src/queries/policies/role-administrator-access.ts'
import { bakery } from '../../support/account-builder.ts'
import { testQuery } from '../../support/test-query.ts'

const attached = ['AdministratorAccess']

testQuery(roleAdministratorAccess, {
  reports: {
    'roles in the order of their ARNs': [
      bakery().role('oven', { attached }).role('mill', { attached }),
      ['role/mill', 'role/oven'],
    ],
    'a role of IAM Identity Center': [
      bakery().ssoRole('Everything', { attached }),
      ['role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Everything_0123456789abcdef'],
    ],
  },
  rows: {
    'what limits it, and when it was used': [
      bakery().role('oven', {
        id: 'AROAOVEN000000000000',
        attached,
        boundary: 'Fence',
        lastUsed: '2026-11-20T00:00:00Z',
        createdAt: '2026-01-01T00:00:00Z',
      }),
      [
        {
          roleArn: 'role/oven',
          roleId: 'AROAOVEN000000000000',
          boundaryArn: 'policy/Fence',
          lastUsedAt: '2026-11-20T00:00:00Z',
          createdAt: '2026-01-01T00:00:00Z',
        },
      ],
    ],
  },
  silent: {
    'a boundary, which grants nothing': bakery().role('oven', { boundary: 'AdministratorAccess' }),
    'other policies': bakery().role('oven', {
      attached: ['PowerUserAccess', 'arn:aws:iam::aws:policy/job-function/x'],
    }),
    'a user': bakery().user('ada', { attached }),
  },
  unknown: {
    'a role that does not say what it has': [
      bakery().role('oven', { attached: null }),
      [{ part: 'roles', reason: 'its attached policies were not given', subjects: ['role/oven'] }],
    ],
  },
})
