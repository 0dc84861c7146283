import type { ConditionTest } from '../document/policy.ts'
import { parseLiteral, parsePattern } from '../pattern/parse.ts'
import type { Pattern } from '../pattern/pattern.ts'
import { operatorNamed } from './operators/index.ts'
import type { Operator } from './operators/operator.ts'

/** A test whose operator was looked up and whose values were read. */
export interface Reading {
  readonly test: ConditionTest
  readonly operator: Operator
  readonly values: readonly Pattern[]
}

/** Reads a test, once; undefined for Null, which compares no values, and for operators that IAM does not know. */
export function readTest(test: ConditionTest): Reading | undefined {
  let reading = READ.get(test)
  if (reading === undefined) {
    const operator = operatorNamed(test.operator)
    if (operator === undefined) return undefined
    const read = operator.wildcards ? parsePattern : parseLiteral
    READ.set(test, (reading = { test, operator, values: test.values.map((value) => read(value)) }))
  }
  return reading
}

/** An account asks the same tests of every principal. */
const READ = new WeakMap<ConditionTest, Reading>()
