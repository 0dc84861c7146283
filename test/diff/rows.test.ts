import { expect, test } from 'vitest'
import { diffRows } from '../../src/diff/rows.ts'
import { everything, OPEN, role, TRUST } from './nights.ts'

test('a diff as rows: one a change, documents as objects', () => {
  const { columns, rows } = diffRows(everything({ roles: [role('oven')] }, { roles: [role('oven', { trust: OPEN })] }))
  expect(columns).toEqual([
    'class',
    'change',
    'kind',
    'arn',
    'id',
    'name',
    'facet',
    'key',
    'before',
    'after',
    'effect',
    'witness',
  ])
  expect([...(rows as Iterable<ReadonlyMap<string, unknown>>)].map((row) => [...row])).toEqual([
    [
      ['class', 'posture'],
      ['change', 'modified'],
      ['kind', 'role'],
      ['arn', 'arn:aws:iam::123456789012:role/oven'],
      ['id', 'AROAOVEN'],
      ['name', 'oven'],
      ['facet', 'trust'],
      ['key', null],
      ['before', JSON.parse(TRUST)],
      ['after', JSON.parse(OPEN)],
      ['effect', 'broader'],
      [
        'witness',
        {
          action: 'sts:AssumeRole',
          resource: 'arn:aws:iam::123456789012:role/x',
          context: {},
          caller: { kind: 'account', name: '123456789012', account: '123456789012' },
          old: 'none',
          new: 'allow',
        },
      ],
    ],
  ])
})
