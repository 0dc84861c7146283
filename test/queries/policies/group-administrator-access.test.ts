import groupAdministratorAccess from '../../../src/queries/policies/group-administrator-access.ts'
import { bakery } from '../../support/account-builder.ts'
import { testQuery } from '../../support/test-query.ts'

const chiefs = bakery().group('chiefs', {
  id: 'AGPACHIEFS0000000000',
  attached: ['AdministratorAccess'],
  createdAt: '2026-01-01T00:00:00Z',
})

testQuery(groupAdministratorAccess, {
  reports: {
    'groups in the order of their ARNs, empty ones too': [
      chiefs.group('bakers', { attached: ['ReadOnlyAccess', 'AdministratorAccess'] }),
      ['group/bakers', 'group/chiefs'],
    ],
    'a group whose members are not known': [
      chiefs.user('ada', { groups: null }),
      [{ groupArn: 'group/chiefs', members: null }],
    ],
  },
  rows: {
    'how many are in it': [
      chiefs.user('ada', { groups: ['Chiefs'] }).user('bob', { groups: ['bakers'] }),
      [
        {
          groupArn: 'group/chiefs',
          groupId: 'AGPACHIEFS0000000000',
          members: 1,
          createdAt: '2026-01-01T00:00:00Z',
        },
      ],
    ],
  },
  silent: {
    'other policies': bakery().group('bakers', { attached: ['PowerUserAccess'] }),
    'users and roles': bakery()
      .user('ada', { attached: ['AdministratorAccess'] })
      .role('oven', { attached: ['AdministratorAccess'] }),
  },
  unknown: {
    'a group that does not say what it has': [
      bakery().group('bakers', { attached: null }),
      [{ part: 'groups', reason: 'its attached policies were not given', subjects: ['group/bakers'] }],
    ],
  },
})
