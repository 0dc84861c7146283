import query from '../../../src/queries/structure/role-without-description.ts'
import { type Bakery, bakery } from '../../support/account-builder.ts'
import { testQuery } from '../../support/test-query.ts'

const read = bakery().parts({ 'role-settings': 'complete' })
const described = (settings: Readonly<Record<string, unknown>>): Bakery =>
  read
    .role('oven', { id: 'AROAOVEN', createdAt: '2026-01-01T00:00:00Z' })
    .fact('role-settings', 'role/oven', { settings })

testQuery(query, {
  rows: {
    'a role without': [
      described({ MaxSessionDuration: 3600 }),
      [{ roleArn: 'role/oven', roleId: 'AROAOVEN', createdAt: '2026-01-01T00:00:00Z' }],
    ],
  },
  reports: {
    'an empty one': [described({ Description: '' }), ['role/oven']],
    'one of blanks': [described({ Description: ' \n' }), ['role/oven']],
  },
  silent: {
    'a role with one': described({ Description: 'Bakes' }),
    'a service-linked role': read.serviceLinkedRole('ecs.amazonaws.com'),
    'a role of Identity Center': read.ssoRole('Admins'),
  },
  unknown: {
    'a role of which it was not read': [
      read.role('oven'),
      [{ part: 'role-settings', reason: 'its description was not read', subjects: ['role/oven'] }],
    ],
    'a role that AWS would not speak of': [
      bakery()
        .parts({ 'role-settings': { status: 'partial', detail: 'AccessDenied' } })
        .role('oven')
        .fact('role-settings', 'role/oven', { settings: null }),
      [{ part: 'role-settings', reason: 'its description was not read: AccessDenied', subjects: ['role/oven'] }],
    ],
    'all, where roles were not read': [
      read.parts({ roles: 'failed' }),
      [{ part: 'roles', reason: 'failed', subjects: 'all' }],
    ],
  },
})
