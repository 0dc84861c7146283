import fc from 'fast-check'
import { expect, test } from 'vitest'

import { NOTHING_GIVEN } from '../../src/policy/condition/given.ts'
import { findModel } from '../../src/policy/condition/satisfiable.ts'
import { simplify } from '../../src/policy/condition/simplify.ts'
import { readPolicyJson } from '../../src/policy/document/read-policy.ts'
import { truth } from '../../src/policy/evaluate.ts'
import { all, ALWAYS, any, type Formula, not } from '../../src/policy/formula.ts'
import { startBudget } from '../../src/policy/limits.ts'
import type { Context } from '../../src/policy/request.ts'
import { arbitraryCondition } from './arbitrary-condition.ts'
import { arbitraryContext } from './arbitrary-policy.ts'

/** The tests of a Condition, all of which must hold. */
const condition: fc.Arbitrary<Formula> = arbitraryCondition.map((json) => {
  const document = {
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Action: '*', Resource: '*', Condition: json },
  }
  const tests = readPolicyJson(document).statements[0]?.conditions ?? []
  return all(tests.map((test): Formula => ({ is: 'test', test })))
})

/** What Allows and Denies under conditions leave. */
const formula: fc.Arbitrary<Formula> = fc
  .tuple(fc.array(condition, { maxLength: 2 }), fc.array(condition, { maxLength: 2 }))
  .map(([allows, denies]) => all([any([...allows, ...(allows.length === 0 ? [ALWAYS] : [])]), not(any(denies))]))

/** Requests as AWS makes them: a key has one text in all of them, or else several in all where it is there. */
const context = arbitraryContext().map(
  (drawn) =>
    new Map(
      [...drawn].filter(
        ([key, value]) =>
          (typeof value === 'string') !== (key === 'aws:tagkeys') && !(Array.isArray(value) && value.length === 0),
      ),
    ),
)
const contexts = fc.array(context, { minLength: 1, maxLength: 10 })

test('what is left once a context is known holds where the whole holds', () => {
  fc.assert(
    fc.property(
      formula,
      contexts,
      fc.subarray(['aws:username', 's3:prefix', 'aws:tagkeys', 'aws:sourcearn']),
      (whole, drawn, keys) => {
        const [first = new Map()] = drawn
        const known: Context = new Map([...first].filter(([key]) => keys.includes(key)))
        const missing = new Set(keys.filter((key) => !first.has(key)))
        const left = simplify(whole, { ...NOTHING_GIVEN, context: known, missing }, startBudget())
        for (const one of drawn) {
          const full = new Map([...[...one].filter(([key]) => !missing.has(key)), ...known])
          expect(truth(left, full)).toBe(truth(whole, full))
        }
      },
    ),
    { numRuns: 150 },
  )
})

test('where a formula holds somewhere, a model is found, and it holds there', () => {
  fc.assert(
    fc.property(formula, contexts, (whole, drawn) => {
      const model = findModel(whole, NOTHING_GIVEN, startBudget())
      if (drawn.some((context) => truth(whole, context) === true)) expect(model).not.toBeNull()
      if (model === null || model.opaque) return
      expect(truth(whole, model.context)).toBe(true)
    }),
    { numRuns: 150 },
  )
})
