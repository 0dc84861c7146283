import { expect, test } from 'vitest'

import userAdministratorAccess from '../../../src/queries/policies/user-administrator-access.ts'
import { runQuery } from '../../../src/queries/run.ts'
import { bakery } from '../../support/account-builder.ts'
import { allowing } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

const admin = 'AdministratorAccess'
const chiefs = bakery().group('chiefs', { attached: [admin] })

testQuery(userAdministratorAccess, {
  reports: {
    'their own': [
      bakery().user('ada', { attached: [admin] }),
      [{ userArn: 'user/ada', isDirect: true, groupArns: [] }],
    ],
    'by a group, however its name is written': [
      chiefs.user('ada', { groups: ['Chiefs'] }),
      [{ userArn: 'user/ada', isDirect: false, groupArns: ['arn:aws:iam::123456789012:group/chiefs'] }],
    ],
    'of another partition': [
      bakery().user('ada', { attached: ['arn:aws-cn:iam::aws:policy/AdministratorAccess'] }),
      ['user/ada'],
    ],
    'by a group, where the night does not say what is their own': [
      chiefs.user('ada', { attached: null, groups: ['chiefs'] }),
      [{ userArn: 'user/ada', isDirect: null }],
    ],
  },
  rows: {
    'both ways, and what limits it': [
      chiefs.user('ada', {
        id: 'AIDAADA0000000000000',
        attached: [admin],
        groups: ['chiefs'],
        boundary: 'Fence',
        createdAt: '2026-01-01T00:00:00Z',
      }),
      [
        {
          userArn: 'user/ada',
          userId: 'AIDAADA0000000000000',
          isDirect: true,
          groupArns: ['arn:aws:iam::123456789012:group/chiefs'],
          attachedTo: ['arn:aws:iam::123456789012:user/ada', 'arn:aws:iam::123456789012:group/chiefs'],
          boundaryArn: 'policy/Fence',
          createdAt: '2026-01-01T00:00:00Z',
        },
      ],
    ],
  },
  silent: {
    'a boundary, which grants nothing': bakery().user('ada', { boundary: admin }),
    'a policy of AWS with a longer name': bakery().user('ada', {
      attached: ['arn:aws:iam::aws:policy/AdministratorAccess-Amplify'],
    }),
    "a customer's policy of that name": bakery()
      .policy(admin, { document: allowing('*') })
      .user('ada', { attached: ['arn:aws:iam::123456789012:policy/AdministratorAccess'] }),
    'a group that they are not in': chiefs.user('ada'),
    'a role': bakery().role('oven', { attached: [admin] }),
  },
  unknown: {
    'users who do not say what they have': [
      bakery().user('ada', { attached: null, groups: null }),
      [
        { part: 'users', reason: 'its attached policies were not given', subjects: ['user/ada'] },
        { part: 'users', reason: 'its groups were not given', subjects: ['user/ada'] },
      ],
    ],
    'a group that is not there, and one that does not say what it has': [
      bakery()
        .group('bakers', { attached: null })
        .user('ada', { groups: ['bakers', 'chiefs'] }),
      [
        { part: 'groups', reason: 'its group bakers: its attached policies were not given', subjects: ['user/ada'] },
        { part: 'groups', reason: 'its group chiefs: the night does not hold it', subjects: ['user/ada'] },
      ],
    ],
    'groups that were not read, which is said once for all': [
      chiefs.user('ada', { groups: ['chiefs'] }).parts({ groups: 'denied' }),
      [{ part: 'groups', reason: 'denied', subjects: 'all' }],
    ],
  },
})

test('user-administrator-access shows the way by the group', () => {
  const [row] = runQuery(userAdministratorAccess, chiefs.user('ada', { groups: ['chiefs'] }).build()).rows
  const group = 'arn:aws:iam::123456789012:group/chiefs'
  expect(row?.get('evidence')).toEqual([
    { kind: 'membership', user: 'arn:aws:iam::123456789012:user/ada', group },
    { kind: 'attachment', policyArn: 'arn:aws:iam::aws:policy/AdministratorAccess', to: group },
  ])
})
