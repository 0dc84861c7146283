import { expect, test } from 'vitest'

import { grantParts } from '../../src/access/grant-parts.ts'
import type { Limit } from '../../src/access/grants.ts'
import { type ActionBits, addAction, noActions } from '../../src/policy/action/action-bits.ts'
import { idsOfBits } from '../../src/policy/action/action-set.ts'

const bits = (...ids: readonly number[]): ActionBits => {
  const found = noActions(64)
  for (const id of ids) addAction(found, id)
  return found
}
const limit = (kind: Limit['kind'], ...ids: readonly number[]): Limit => {
  return { kind, bearings: [], bits: bits(...ids), isUnknown: false }
}

test.each<[string, readonly number[], readonly Limit[], readonly [string, string][]]>([
  ['no limit', [1, 40], [], [['1 40', '']]],
  ['no action', [], [limit('deny', 1)], []],
  ['a limit of none of them', [1, 2], [limit('deny', 3)], [['1 2', '']]],
  ['a limit of all of them', [1, 2], [limit('deny', 1, 2, 3)], [['1 2', 'deny']]],
  [
    'limits that cross',
    [1, 2, 3, 40],
    [limit('deny', 1, 2), limit('within', 2, 3)],
    [
      ['2', 'deny within'],
      ['1', 'deny'],
      ['3', 'within'],
      ['40', ''],
    ],
  ],
])('%s', (_, ids, limits, expected) => {
  const parts = grantParts(bits(...ids), limits).map(
    (part) => [idsOfBits(part.bits).join(' '), part.touching.map(({ kind }) => kind).join(' ')] as const,
  )
  expect(parts).toEqual(expected)
})
