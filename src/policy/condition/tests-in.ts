import type { ConditionTest } from '../document/policy.ts'
import type { Formula } from '../formula.ts'

/** The tests in a formula, from left to right. */
export function testsIn(formula: Formula): readonly ConditionTest[] {
  if (formula.is === 'test') return [formula.test]
  if (formula.is === 'not') return testsIn(formula.of)
  return formula.is === 'all' || formula.is === 'any' ? formula.of.flatMap(testsIn) : []
}
