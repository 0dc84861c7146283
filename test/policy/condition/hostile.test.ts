import { describe, expect, test } from 'vitest'

import { alternatives } from '../../../src/policy/condition/alternatives.ts'
import { NOTHING_GIVEN } from '../../../src/policy/condition/given.ts'
import { holds } from '../../../src/policy/condition/holds.ts'
import { findModel } from '../../../src/policy/condition/satisfiable.ts'
import { simplify } from '../../../src/policy/condition/simplify.ts'
import { all, any, type Formula, not } from '../../../src/policy/formula.ts'
import { LimitReached, LIMITS, startBudget } from '../../../src/policy/limits.ts'
import { asks, testOf } from './asks.ts'

function many<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index))
}

const long = 'ab*'.repeat(2000)

const hostile: readonly (readonly [string, Formula])[] = [
  ['a thousand values', asks('StringEquals', 'k', ...many(1000, String))],
  ['a thousand tests of a key', any(many(1000, (index) => asks('StringEquals', 'k', `${index}`, `${index + 1}`)))],
  ['a hundred overlapping patterns', all(many(100, (index) => not(asks('StringLike', 'k', `*${index}*`))))],
  [
    'tests that hold in every combination',
    all(many(40, (index) => any([asks('StringLike', 'k', `*${index}*`), asks('StringLike', 'k', `*x${index}*`)]))),
  ],
  [
    'a hundred keys',
    all(many(100, (index) => any([asks('Bool', `k${index}`, 'true'), asks('Bool', `k${index + 1}`, 'false')]))),
  ],
  [
    'pigeons and holes',
    all([
      ...many(9, (pigeon) => any(many(8, (hole) => asks('Bool', `p${pigeon}h${hole}`, 'true')))),
      ...many(8, (hole) =>
        all(
          many(9, (a) =>
            all(
              many(a, (b) => not(all([asks('Bool', `p${a}h${hole}`, 'true'), asks('Bool', `p${b}h${hole}`, 'true')]))),
            ),
          ),
        ),
      ),
    ]),
  ],
  [
    'long patterns',
    all([
      asks('StringLike', 'k', long),
      not(asks('StringLike', 'k', `${long}b`)),
      asks('ArnLike', 'k', `arn:aws:*:*:*:${long}`),
    ]),
  ],
  ['sets of sets', all(many(30, (index) => asks('ForAnyValue:StringLike', 'aws:tagkeys', `*${index}*`)))],
  [
    'long numbers',
    all([asks('NumericLessThan', 'k', '9'.repeat(6000)), asks('NumericGreaterThan', 'k', `0.${'9'.repeat(6000)}`)]),
  ],
  ['a thousand ranges', all(many(1000, (index) => asks('NotIpAddress', 'k', `10.${index >> 8}.${index & 255}.0/24`)))],
  ['long spellings', all([asks('StringEqualsIgnoreCase', 'k', 'abc'.repeat(500)), asks('StringLike', 'k', 'A*')])],
  [
    'keys named like members of an object',
    all([asks('StringEquals', '__proto__', 'a'), asks('StringEquals', 'constructor', 'b')]),
  ],
  ['a private letter', all([asks('ArnLike', 'k', 'arn:aws:s3:::\uE000*'), asks('StringLike', 'k', '*\uE001')])],
]

/** A fifth of the steps: the whole of them only takes longer. */
const FEW = { ...LIMITS, steps: 200_000 }

describe('hostile formulas end, or reach a limit', () => {
  test.each(hostile)('%s', (_, formula) => {
    try {
      const model = findModel(formula, NOTHING_GIVEN, startBudget(FEW))
      expect(model === null || model.context instanceof Map).toBe(true)
    } catch (error) {
      expect(error).toBeInstanceOf(LimitReached)
    }
    expect(simplify(formula, NOTHING_GIVEN, startBudget(FEW)).is).toMatch(/^[a-z]+$/)
    expect(alternatives(formula).length).toBeLessThanOrEqual(32)
  })
})

const values: readonly (readonly [string, string, string])[] = [
  ['StringLike', long, 'ab'.repeat(50_000)],
  ['ArnLike', `arn:aws:s3:::${long}`, `arn:aws:s3:::${'ab'.repeat(50_000)}`],
  ['NumericEquals', '1'.repeat(6000), '1'.repeat(6000)],
  ['NumericEquals', '1 '.repeat(3000), '1'],
  ['DateEquals', '1:'.repeat(3000), '2026-01-01'],
  ['IpAddress', `${':'.repeat(6000)}/1`, '::1'],
]

test.each(values)('%s of long values returns', (operator, policy, request) => {
  expect([true, false, 'undecided']).toContain(holds(testOf(operator, 'k', policy), new Map([['k', request]])))
})
