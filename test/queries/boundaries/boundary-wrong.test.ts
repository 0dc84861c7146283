import { expect, test } from 'vitest'

import boundaryWrong from '../../../src/queries/boundaries/boundary-wrong.ts'
import { runQuery } from '../../../src/queries/run.ts'
import { bakery } from '../../support/account-builder.ts'
import { testQuery } from '../../support/test-query.ts'

const account = bakery()
  .role('oven', { boundary: 'Fence' })
  .role('till', { boundary: 'Hedge' })
  .user('ada', { boundary: 'AdministratorAccess' })

/** The query as someone asks it who expects the policy Fence. */
const expectingFence = {
  ...boundaryWrong,
  params: { ...boundaryWrong.params, expected: { ...boundaryWrong.params.expected, default: ['Fence'] } },
}

testQuery(expectingFence, {
  reports: {
    'a boundary of another name': [account, ['role/till', 'user/ada']],
    'a boundary that is not among several': [account, ['user/ada'], { expected: ['Fence', 'hedge'] }],
    'a policy of the same name in another account': [
      bakery().role('oven', { boundary: 'arn:aws:iam::111122223333:policy/Fence' }),
      ['role/oven'],
      { expected: ['arn:aws:iam::123456789012:policy/Fence'] },
    ],
    'only principals under the path': [
      bakery().role('oven', { path: '/team/', boundary: 'Hedge' }).role('till', { boundary: 'Hedge' }),
      ['role/team/oven'],
      { under: '/team/' },
    ],
  },
  rows: {
    'the boundary that it found': [
      bakery().role('till', { id: 'AROATILL000000000000', boundary: 'Hedge', createdAt: '2026-01-01T00:00:00Z' }),
      [
        {
          principalArn: 'role/till',
          principalId: 'AROATILL000000000000',
          kind: 'role',
          policyArn: 'policy/Hedge',
          createdAt: '2026-01-01T00:00:00Z',
        },
      ],
    ],
  },
  silent: {
    'the expected boundary, by name': bakery().role('oven', { boundary: 'Fence' }),
    'the expected boundary, by a name in other letter case': [
      bakery().role('oven', { boundary: 'Fence' }),
      { expected: ['FENCE'] },
    ],
    'the expected boundary, by ARN': [
      bakery().role('oven', { boundary: 'Fence' }),
      { expected: ['arn:aws:iam::123456789012:policy/Fence'] },
    ],
    'the expected boundary under a path': [
      bakery().policy('Fence', { path: '/guard/' }).role('oven', { boundary: 'Fence' }),
      { expected: ['Fence'] },
    ],
    'no boundary at all, which is another question': bakery().role('oven').user('ada'),
  },
  unknown: {
    'the part that was not read': [
      account.parts({ users: 'failed' }),
      [{ part: 'users', reason: 'failed', subjects: 'all' }],
    ],
  },
})

test('boundary-wrong does not guess which boundary is right', () => {
  expect(() => [...runQuery(boundaryWrong, account.build()).rows]).toThrow(
    expect.objectContaining({ code: 'USAGE', message: expect.stringContaining('parameter expected') }),
  )
})
