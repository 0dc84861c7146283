import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { NOTHING_GIVEN } from '../../../src/policy/condition/given.ts'
import { isPossible } from '../../../src/policy/condition/possible.ts'
import { findModel } from '../../../src/policy/condition/satisfiable.ts'
import { testsIn } from '../../../src/policy/condition/tests-in.ts'
import { tiesOf } from '../../../src/policy/condition/ties.ts'
import type { ConditionTest } from '../../../src/policy/document/policy.ts'
import { truth } from '../../../src/policy/evaluate.ts'
import { all, type Formula, not } from '../../../src/policy/formula.ts'
import { startBudget } from '../../../src/policy/limits.ts'
import { asks, testOf } from './asks.ts'

const TIME = 'aws:currenttime'
const EPOCH = 'aws:epochtime'
const PRESENT = 'aws:multifactorauthpresent'
const AGE = 'aws:multifactorauthage'

const date = (year: number): string => `${year}-01-01T00:00:00Z`
const seconds = (year: number): string => String(Date.UTC(year, 0, 1) / 1000)

const CASES: Readonly<Record<string, readonly [isPossible: boolean, formulas: readonly Formula[]]>> = {
  'before one year by one clock, after a later one by the other': [
    false,
    [asks('DateLessThan', TIME, date(2020)), asks('NumericGreaterThan', EPOCH, seconds(2030))],
  ],
  'the other way round, with dates for both': [
    false,
    [asks('DateGreaterThanEquals', TIME, date(2030)), asks('DateLessThanEquals', EPOCH, date(2020))],
  ],
  'between two years by both': [
    true,
    [asks('DateLessThan', TIME, date(2030)), asks('NumericGreaterThan', EPOCH, seconds(2020))],
  ],
  'not before by one clock, and before by the other': [
    false,
    [not(asks('DateLessThan', TIME, date(2020))), asks('NumericLessThan', EPOCH, seconds(2020))],
  ],
  'a fraction of a second later by the clock that tells it': [
    true,
    [asks('DateGreaterThan', TIME, date(2020)), asks('NumericEquals', EPOCH, seconds(2020))],
  ],
  'one clock is missing': [false, [asks('Null', TIME, 'true'), asks('NumericLessThan', EPOCH, seconds(2030))]],
  'the last second that dates have': [
    true,
    [asks('DateLessThan', TIME, '9999-12-31T23:59:59Z'), asks('DateGreaterThan', EPOCH, date(2030))],
  ],
  'no MFA, and how long ago it was': [false, [asks('Bool', PRESENT, 'false'), asks('NumericLessThan', AGE, '3600')]],
  'MFA, and how long ago it was': [true, [asks('Bool', PRESENT, 'true'), asks('NumericLessThan', AGE, '3600')]],
  'MFA, and not how long ago it was': [true, [asks('Bool', PRESENT, 'true'), asks('Null', AGE, 'true')]],
  'how long ago MFA was, and not whether': [true, [asks('Null', PRESENT, 'true'), asks('Null', AGE, 'false')]],
}

describe('keys that tell of one another', () => {
  test.each(Object.entries(CASES))('%s', (_, [expected, formulas]) => {
    const formula = all(formulas)
    const given = { ...NOTHING_GIVEN, ties: tiesOf(testsIn(formula)) }
    expect(isPossible(formula, given, startBudget())).toBe(expected)
    const model = findModel(formula, given, startBudget())
    expect(model !== null).toBe(expected)
    if (model !== null) expect(truth(all([formula, given.ties]), model.context)).toBe(true)
  })

  test('nothing is said of a key by itself, nor of two that are known', () => {
    const tests = [testOf('DateLessThan', TIME, date(2020)), testOf('NumericLessThan', EPOCH, seconds(2020))]
    expect(tiesOf(tests.slice(0, 1))).toEqual({ is: 'always' })
    expect(tiesOf(tests, new Set())).toEqual({ is: 'always' })
    expect(tiesOf(tests, new Set([EPOCH]))).not.toEqual({ is: 'always' })
  })

  const moment = fc.integer({ min: Date.UTC(2019, 11, 31, 23, 59, 50), max: Date.UTC(2020, 0, 1, 0, 0, 10) })
  const comparison = fc.constantFrom('LessThan', 'LessThanEquals', 'Equals', 'NotEquals', 'GreaterThan')
  const ofTime = fc
    .tuple(comparison, moment)
    .map(([name, at]) => testOf(`Date${name}`, TIME, new Date(at).toISOString()))
  const ofEpoch = fc
    .tuple(fc.constantFrom('Date', 'Numeric'), comparison, moment)
    .map(([family, name, at]) => testOf(`${family}${name}`, EPOCH, String(Math.floor(at / 1000))))

  test('hold of every request at one time', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(ofTime, ofEpoch), { maxLength: 6 }), moment, (tests: ConditionTest[], at) => {
        const context = new Map([
          [TIME, new Date(at).toISOString()],
          [EPOCH, String(Math.floor(at / 1000))],
        ])
        expect(truth(tiesOf(tests), context)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  test('and a request that is found is at one second', () => {
    fc.assert(
      fc.property(ofTime, ofEpoch, fc.boolean(), (one, other, holds) => {
        const first: Formula = { is: 'test', test: one }
        const second: Formula = { is: 'test', test: other }
        const formula = all([first, holds ? second : not(second)])
        const model = findModel(formula, { ...NOTHING_GIVEN, ties: tiesOf([one, other]) }, startBudget())
        fc.pre(model !== null)
        const [time, epoch] = [TIME, EPOCH].map((key) => String(model?.context.get(key)))
        const written = /^\d+$/.test(epoch ?? '') ? Number(epoch) * 1000 : Date.parse(epoch ?? '')
        for (const value of [one, other].flatMap(({ values }) => values)) {
          const second = Math.floor((/^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value)) / 1000) * 1000
          expect(Date.parse(time ?? '') >= second).toBe(written >= second)
        }
      }),
      { numRuns: 300 },
    )
  })
})
