import { byCodeUnit } from '../../../src/model/compare.ts'
import type { ConditionTest } from '../../../src/policy/document/policy.ts'
import type { Formula } from '../../../src/policy/formula.ts'

/** A test by its operator as a policy has it: `ForAllValues:StringLikeIfExists`. */
export function testOf(written: string, key: string, ...values: readonly string[]): ConditionTest {
  const [, quantifier, operator = '', ifExists] =
    /^(?:(ForAllValues|ForAnyValue):)?([A-Za-z]+?)(IfExists)?$/.exec(written) ?? []
  return {
    operator,
    quantifier: quantifier === 'ForAllValues' || quantifier === 'ForAnyValue' ? quantifier : null,
    ifExists: ifExists !== undefined,
    key,
    values: [...new Set(values)].toSorted(byCodeUnit),
  }
}

/** The same as a formula. */
export function asks(written: string, key: string, ...values: readonly string[]): Formula {
  return { is: 'test', test: testOf(written, key, ...values) }
}
