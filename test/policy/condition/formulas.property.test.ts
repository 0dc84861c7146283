import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { alternatives } from '../../../src/policy/condition/alternatives.ts'
import { domainOf } from '../../../src/policy/condition/domain.ts'
import { type Given, NOTHING_GIVEN } from '../../../src/policy/condition/given.ts'
import { holds } from '../../../src/policy/condition/holds.ts'
import { findModel } from '../../../src/policy/condition/satisfiable.ts'
import { simplify } from '../../../src/policy/condition/simplify.ts'
import { type Formula, not } from '../../../src/policy/formula.ts'
import { startBudget } from '../../../src/policy/limits.ts'
import type { Context } from '../../../src/policy/request.ts'
import {
  arbitraryContext,
  arbitraryFormula,
  arbitraryPairs,
  arbitraryVariables,
  arbitraryTests,
  arbitraryValue,
  KEYS,
} from './arbitrary-tests.ts'
import { truthOf } from './truth-of.ts'

const asked = fc.constantFrom(...KEYS).chain(([key, lists]) =>
  fc.record({
    key: fc.constant(key),
    lists: fc.constant(lists),
    tests: arbitraryTests(key, lists),
    value: arbitraryValue(key, lists),
  }),
)

/** Lists are thought of where a set operator asks for them, or the key is known to have several values. */
function isSet(formula: Formula, key: string): boolean {
  if (formula.is === 'test')
    return key === 'aws:tagkeys' || (formula.test.key === key && formula.test.quantifier !== null)
  if (formula.is === 'not') return isSet(formula.of, key)
  return (formula.is === 'all' || formula.is === 'any') && formula.of.some((part) => isSet(part, key))
}

/**
 * Holds models to their formulas. Rarely it shows in the whole alone that one holds: what cannot be known either holds or
 * does not, so that "it or not it" holds, though neither part is known to.
 */
function modelsHolding() {
  let [shown, unshown] = [0, 0]
  return {
    expectHolds(formula: Formula, context: Context): void {
      const truth = truthOf(formula, context)
      expect(truth).not.toBe(false)
      if (truth === true) shown++
      else unshown++
    },
    expectMostShown(): void {
      expect(unshown).toBeLessThanOrEqual(shown / 100)
    },
  }
}

describe('the domain of a key', () => {
  test('lacks no combination of truths that a random value shows', () => {
    let incomplete = 0
    fc.assert(
      fc.property(asked, ({ key, tests, lists, value }) => {
        const { states, isComplete } = domainOf({ key, tests, assumed: [], mayBeList: lists }, startBudget())
        if (!isComplete) incomplete++
        fc.pre(isComplete)
        const context = new Map(value === undefined ? [] : [[key, value]])
        const shown = tests.map((test) => holds(test, context))
        const matching = states.filter(({ truths }) =>
          shown.every(
            (truth, index) => truth === truths[index] || truth === 'undecided' || truths[index] === 'undecided',
          ),
        )
        expect(matching, `${JSON.stringify(shown)} is among ${JSON.stringify(states)}`).not.toEqual([])
      }),
      { numRuns: 1500 },
    )
    expect(incomplete, 'most domains are complete').toBeLessThan(500)
  })
  test('has states whose values show what is said of them', () => {
    fc.assert(
      fc.property(asked, ({ key, tests, lists }) => {
        for (const { value, truths } of domainOf({ key, tests, assumed: [], mayBeList: lists }, startBudget()).states) {
          const context = new Map(value === undefined ? [] : [[key, value]])
          expect(tests.map((test) => holds(test, context))).toEqual(truths)
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('findModel', () => {
  test('finds a request wherever a random one fulfils the formula, and one that does', () => {
    const { expectHolds, expectMostShown } = modelsHolding()
    fc.assert(
      fc.property(arbitraryFormula, arbitraryContext, (formula, context) => {
        fc.pre([...context].every(([key, value]) => typeof value === 'string' || isSet(formula, key)))
        const model = findModel(formula, NOTHING_GIVEN, startBudget())
        if (truthOf(formula, context) === true) expect(model).not.toBeNull()
        if (model?.opaque === false) expectHolds(formula, model.context)
      }),
      { numRuns: 1200 },
    )
    expectMostShown()
  })
  test('finds a request with variables wherever a random one fulfils the formula, and one that does', () => {
    const { expectHolds, expectMostShown } = modelsHolding()
    fc.assert(
      fc.property(arbitraryVariables, arbitraryPairs, (formula, context) => {
        fc.pre([...context].every(([key, value]) => typeof value === 'string' || isSet(formula, key)))
        const model = findModel(formula, NOTHING_GIVEN, startBudget())
        if (truthOf(formula, context) === true) expect(model).not.toBeNull()
        if (model?.opaque === false) expectHolds(formula, model.context)
      }),
      { numRuns: 1500 },
    )
    expectMostShown()
  })
  test('is of the same opinion where the key is known', () => {
    fc.assert(
      fc.property(arbitraryFormula, arbitraryContext, (formula, context) => {
        const given: Given = { ...NOTHING_GIVEN, context, isComplete: true }
        const truth = truthOf(formula, context)
        fc.pre(truth !== 'undecided')
        expect(findModel(formula, given, startBudget()) === null).toBe(!truth)
        expect(findModel(not(formula), given, startBudget()) === null).toBe(truth)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('simplify', () => {
  test('changes no truth', () => {
    fc.assert(
      fc.property(arbitraryFormula, arbitraryContext, fc.boolean(), (formula, context, isKnown) => {
        fc.pre([...context].every(([key, value]) => typeof value === 'string' || isSet(formula, key)))
        const known = isKnown ? new Map([...context].slice(0, 1)) : new Map<string, string>()
        const simple = simplify(formula, { ...NOTHING_GIVEN, context: known }, startBudget())
        const [before, after] = [truthOf(formula, context), truthOf(simple, context)]
        if (before !== 'undecided' && after !== 'undecided') expect(after).toBe(before)
      }),
      { numRuns: 600 },
    )
  })
})

describe('alternatives', () => {
  test('are at most 32, and none only where nothing fulfils the formula', () => {
    fc.assert(
      fc.property(arbitraryFormula, (formula) => {
        const texts = alternatives(formula)
        expect(texts.length).toBeLessThanOrEqual(32)
        // A model that rests on what nobody can know may be of no request at all: part by part it can be told that there is none.
        if (texts.length === 0) expect(findModel(formula, NOTHING_GIVEN, startBudget())?.opaque ?? true).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})
