import fc from 'fast-check'
import { expect, test } from 'vitest'

import { type Given, NOTHING_GIVEN } from '../../../src/policy/condition/given.ts'
import { isPossible } from '../../../src/policy/condition/possible.ts'
import { leftOfReadOnce } from '../../../src/policy/condition/read-once.ts'
import { simplify } from '../../../src/policy/condition/simplify.ts'
import { ALWAYS, type Formula, NEVER, not } from '../../../src/policy/formula.ts'
import { startBudget } from '../../../src/policy/limits.ts'
import { arbitraryContext, arbitraryFormula } from './arbitrary-tests.ts'

/** What is left of any formula, found by looking for requests. */
function searched(formula: Formula, given: Given): Formula {
  if (!isPossible(formula, given, startBudget())) return NEVER
  return isPossible(not(formula), given, startBudget()) ? simplify(formula, given, startBudget()) : ALWAYS
}

test('what is told without a search is what a search finds', () => {
  let told = 0
  const some = fc.oneof(fc.constant(NOTHING_GIVEN.context), arbitraryContext)
  fc.assert(
    fc.property(arbitraryFormula, some, (formula, context) => {
      const given = { ...NOTHING_GIVEN, context }
      const left = leftOfReadOnce(formula, given, startBudget())
      if (left === null) return
      told++
      expect(left).toEqual(searched(formula, given))
    }),
    { numRuns: 2000 },
  )
  expect(told).toBeGreaterThan(200)
})

const region = (value: string): Formula => ({
  is: 'test',
  test: { operator: 'StringEquals', quantifier: null, ifExists: false, key: 'aws:requestedregion', values: [value] },
})

test.each<[name: string, formula: Formula, given: Partial<Given>]>([
  ['a key that is asked for twice', { is: 'all', of: [region('a'), not(region('b'))] }, {}],
  ['a key that is known', region('a'), { context: new Map([['aws:requestedregion', 'a']]) }],
  ['a key that is known to be missing', region('a'), { missing: new Set(['aws:requestedregion']) }],
  ['keys that are tied to others', region('a'), { ties: region('b') }],
  ['a value that depends on another key', region('${aws:username}'), {}],
  ['what nobody knows', { is: 'any', of: [region('a'), { is: 'unknown', why: 'w' }] }, {}],
])('a search is left to find what becomes of %s', (_name, formula, given) => {
  expect(leftOfReadOnce(formula, { ...NOTHING_GIVEN, ...given }, startBudget())).toBeNull()
})
