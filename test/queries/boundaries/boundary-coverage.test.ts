import { expect, test } from 'vitest'

import boundaryCoverage from '../../../src/queries/boundaries/boundary-coverage.ts'
import { runQuery } from '../../../src/queries/run.ts'
import { bakery } from '../../support/account-builder.ts'
import { testQuery } from '../../support/test-query.ts'

const account = bakery()
  .role('oven', { path: '/bread/', boundary: 'Fence', tags: { Team: 'bread' } })
  .role('mixer', { path: '/bread/', tags: { team: 'bread' } })
  .role('till', { tags: { TEAM: 'shop' } })
  .serviceLinkedRole('support.amazonaws.com')
  .user('ada', { boundary: 'Fence' })

const row = (...[kind, group, total, bounded, unbounded, serviceLinked, percentBounded]: readonly unknown[]) => {
  return { kind, group, total, bounded, unbounded, serviceLinked, percentBounded }
}

testQuery(boundaryCoverage, {
  rows: {
    'each kind, service-linked roles apart': [
      account,
      [row('role', null, 4, 1, 2, 1, 33.3), row('user', null, 1, 1, 0, 0, 100)],
    ],
    'a user under the path of service-linked roles, which is none': [
      bakery().user('ada', { path: '/aws-service-role/support.amazonaws.com/' }),
      [row('role', null, 0, 0, 0, 0, null), row('user', null, 1, 0, 1, 0, 0)],
    ],
    'each kind by path': [
      account,
      [
        row('role', '/', 1, 0, 1, 0, 0),
        row('role', '/aws-service-role/support.amazonaws.com/', 1, 0, 0, 1, null),
        row('role', '/bread/', 2, 1, 1, 0, 50),
        row('user', '/', 1, 1, 0, 0, 100),
      ],
      { by: 'path' },
    ],
    'each kind by a tag, its key in any letter case, those without it first': [
      account,
      [
        row('role', null, 1, 0, 0, 1, null),
        row('role', 'bread', 2, 1, 1, 0, 50),
        row('role', 'shop', 1, 0, 1, 0, 0),
        row('user', null, 1, 1, 0, 0, 100),
      ],
      { by: 'tag:Team' },
    ],
    'an empty value apart from no tag': [
      bakery()
        .user('ada', { tags: { Team: '' } })
        .user('bob'),
      [row('user', null, 1, 0, 1, 0, 0), row('user', '', 1, 0, 1, 0, 0)],
      { by: 'tag:Team' },
    ],
    'a key that objects inherit': [
      bakery().user('ada', { tags: [['__proto__', 'constructor']] }),
      [row('user', 'constructor', 1, 0, 1, 0, 0)],
      { by: 'tag:__proto__' },
    ],
    'a kind of which there is none': [
      bakery(),
      [row('role', null, 0, 0, 0, 0, null), row('user', null, 0, 0, 0, 0, null)],
    ],
    'nothing about a kind that was not read': [
      account.parts({ roles: 'skipped' }),
      [row('user', null, 1, 1, 0, 0, 100)],
    ],
  },
  silent: {
    'an account without users and roles, by path': [bakery().group('night-shift'), { by: 'path' }],
  },
  unknown: {
    'a principal whose tags were not given, by tag': [
      bakery().user('ada', { tags: null }).role('oven', { tags: null }),
      [
        { part: 'roles', reason: 'its tags were not given', subjects: ['role/oven'] },
        { part: 'users', reason: 'its tags were not given', subjects: ['user/ada'] },
      ],
      { by: 'tag:Team' },
    ],
    'nothing of it by path': [bakery().user('ada', { tags: null }), [], { by: 'path' }],
  },
})

test.each(['tag:', 'tags', 'Path', ''])('boundary-coverage refuses to count by "%s"', (by) => {
  expect(() => [...runQuery(boundaryCoverage, account.build(), { params: { by } }).rows]).toThrow(
    expect.objectContaining({ code: 'USAGE', message: expect.stringContaining(`found "${by}"`) }),
  )
})

test('boundary-coverage rests its numbers on the boundaries that it saw', () => {
  const [roles] = runQuery(boundaryCoverage, account.build()).rows
  expect(roles?.get('evidence')).toEqual([
    {
      kind: 'boundary',
      policyArn: 'arn:aws:iam::123456789012:policy/Fence',
      of: 'arn:aws:iam::123456789012:role/bread/oven',
    },
  ])
})
