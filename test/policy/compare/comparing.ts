import { describe, expect, test } from 'vitest'
import { comparePolicies, type ComparisonOptions } from '../../../src/policy/compare/compare-policies.ts'
import type { Comparison, EditEffect } from '../../../src/policy/compare/comparison.ts'
import { readPolicyJson } from '../../../src/policy/document/read-policy.ts'
import { actionTable } from '../../support/action-table.ts'

/** Statements of a document of today's version, as its Statement may hold them. */
export type Statements = object | readonly object[]

/** Two documents and what replacing the first by the second does. */
export type Case = readonly [older: Statements, newer: Statements, effect: EditEffect]

const TURNED: Readonly<Record<EditEffect, EditEffect>> = {
  equal: 'equal',
  broader: 'narrower',
  narrower: 'broader',
  different: 'different',
  undecided: 'undecided',
}

/** A table of named cases as tests, each in both directions. */
export function testComparison(
  topic: string,
  cases: Readonly<Record<string, Case>>,
  options: ComparisonOptions = {},
): void {
  describe(`compare: ${topic}`, () => {
    test.each(Object.entries(cases))('%s', (_, [older, newer, effect]) => {
      const [there, back] = [compared(older, newer, options), compared(newer, older, options)]
      expect([there.effect, back.effect]).toEqual([effect, TURNED[effect]])
      const isShown = effect === 'broader' || effect === 'narrower' || effect === 'different'
      if (isShown) expect([there.witness, back.witness]).not.toContain(null)
      if (effect === 'equal') expect([there.witness, back.witness]).toEqual([null, null])
    })
  })
}

export function compared(older: Statements, newer: Statements, options: ComparisonOptions = {}): Comparison {
  return comparePolicies(read(older), read(newer), actionTable, options)
}

function read(statements: Statements): ReturnType<typeof readPolicyJson> {
  return readPolicyJson({ Version: '2012-10-17', Statement: statements })
}

export function allow(
  action: string | readonly string[],
  resource: string | readonly string[],
  condition?: object,
): object {
  return { Effect: 'Allow', Action: action, Resource: resource, ...(condition && { Condition: condition }) }
}

export function deny(
  action: string | readonly string[],
  resource: string | readonly string[],
  condition?: object,
): object {
  return { ...allow(action, resource, condition), Effect: 'Deny' }
}
