import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { type Given, NOTHING_GIVEN } from '../../../src/policy/condition/given.ts'
import { isPlainlyPossible } from '../../../src/policy/condition/plainly-possible.ts'
import { isPossible } from '../../../src/policy/condition/possible.ts'
import { findModel } from '../../../src/policy/condition/satisfiable.ts'
import { all, any, type Formula, not } from '../../../src/policy/formula.ts'
import { startBudget } from '../../../src/policy/limits.ts'
import { arbitraryFormula, arbitraryTest, arbitraryVariables } from './arbitrary-tests.ts'
import { testOf } from './asks.ts'

const PLAIN = ['a', 'b', 'ab', 'a*', '*b', 'b*a', 'a*b*', '*', '?', 'a?', '**', 'x', '', '${*}', 'a${?}*']
const RESOURCES = [...PLAIN, 'a${*}', 'a/${k}', '${k}']

function arbitraryAmong(resources: readonly string[]): fc.Arbitrary<Formula> {
  return fc
    .record({
      patterns: fc.uniqueArray(fc.constantFrom(...resources), { minLength: 1, maxLength: 3 }),
      except: fc.boolean(),
    })
    .map((among) => ({ is: 'resource', among }))
}

/** Keys of every type, so that not every value will do. */
const arbitraryLeaf: fc.Arbitrary<Formula> = fc.oneof(
  { weight: 3, arbitrary: arbitraryAmong(RESOURCES) },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom('k', 'aws:sourceip', 'aws:principalarn', 'aws:currenttime', 'aws:tagkeys')
      .chain((key) => arbitraryTest(key, key === 'aws:tagkeys'))
      .map((test): Formula => ({ is: 'test', test })),
  },
  { weight: 1, arbitrary: fc.constantFrom<Formula>({ is: 'unknown', why: 'u' }, { is: 'unknown', why: 'v' }) },
)

function arbitraryOf(leaf: fc.Arbitrary<Formula>): fc.Arbitrary<Formula> {
  return fc.letrec<{ formula: Formula }>((tie) => ({
    formula: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      tie('formula').map(not),
      fc.array(tie('formula'), { minLength: 2, maxLength: 4 }).map(all),
      fc.array(tie('formula'), { minLength: 2, maxLength: 3 }).map(any),
    ),
  })).formula
}

const GIVENS: readonly Given[] = [
  NOTHING_GIVEN,
  { ...NOTHING_GIVEN, isList: (key) => key === 'k' },
  { ...NOTHING_GIVEN, context: new Map([['k', 'a']]), missing: new Set(['aws:sourceip']) },
  {
    ...NOTHING_GIVEN,
    assumptions: [
      testOf('DateGreaterThanEquals', 'aws:currenttime', '2026-01-01T00:00:00Z'),
      testOf('StringEqualsIfExists', 'k', 'somebody-else'),
    ],
  },
]

function compare(formula: Formula, given: Given): void {
  expect(isPossible(formula, given, startBudget())).toBe(findModel(formula, given, startBudget()) !== null)
}

describe('whether a formula is possible is whether a model is found', () => {
  test('of tests', () => {
    fc.assert(
      fc.property(arbitraryFormula, fc.constantFrom(...GIVENS), (formula, given) => compare(formula, given)),
      { numRuns: 300 },
    )
  })
  test('of resources, tests of typed keys, and what is unknown', () => {
    fc.assert(
      fc.property(arbitraryOf(arbitraryLeaf), fc.constantFrom(...GIVENS), (formula, given) => compare(formula, given)),
      { numRuns: 1000 },
    )
  })
  test('of resources alone, mostly told without a search', () => {
    let told = 0
    let asked = 0
    fc.assert(
      fc.property(arbitraryOf(arbitraryAmong(PLAIN)), (formula) => {
        asked++
        if (isPlainlyPossible(formula, () => true) !== null) told++
        compare(formula, NOTHING_GIVEN)
      }),
      { numRuns: 600 },
    )
    expect(told / asked).toBeGreaterThan(0.5)
  })
  test('of variables', () => {
    fc.assert(
      fc.property(arbitraryVariables, (formula) => compare(formula, NOTHING_GIVEN)),
      { numRuns: 300 },
    )
  })
})

test('what is too much to look through is left to the search', () => {
  const leaf = (key: string, value: string): Formula => ({ is: 'test', test: testOf('StringEquals', key, value) })
  const choices = Array.from({ length: 40 }, (_, index) => any([leaf(`k${index}`, 'a'), leaf(`k${index}`, 'b')]))
  expect(isPlainlyPossible(all([...choices, leaf('k0', 'c')]), () => false)).toBeNull()
  expect(isPossible(all([...choices, leaf('k0', 'c')]), NOTHING_GIVEN, startBudget())).toBe(false)
})
