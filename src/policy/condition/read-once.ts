import type { ConditionTest } from '../document/policy.ts'
import type { Formula } from '../formula.ts'
import type { Budget } from '../limits.ts'
import { isClosed } from '../pattern/variables.ts'
import { type Given, knownOf } from './given.ts'
import { keyDomain } from './known-domains.ts'
import { negationsInward } from './negation.ts'
import { readTest } from './reading.ts'

/**
 * What is left of a formula each of whose tests is of an open key of its own and may come out either way: all of it, since
 * keys do not bear on one another. Most conditions of policies are such, and nobody has to search what they allow.
 *
 * @returns null where it is not such a formula, or that cannot be told
 * @throws LimitReached where that takes too much
 */
export function leftOfReadOnce(formula: Formula, given: Given, budget: Budget): Formula | null {
  if (given.ties !== undefined) return null
  const keys = new Set<string>()
  const isReadOnce = (part: Formula): boolean => {
    switch (part.is) {
      case 'test': {
        const { key } = part.test
        if (keys.has(key) || knownOf(key, given) !== undefined) return false
        keys.add(key)
        return isContingent(part.test, given, budget)
      }
      case 'not':
        return isReadOnce(part.of)
      case 'all':
      case 'any':
        return part.of.every(isReadOnce)
      case 'always':
      case 'never':
      case 'unknown':
      case 'resource':
        return false
      default:
        return part satisfies never
    }
  }
  return isReadOnce(formula) ? negationsInward(formula) : null
}

/** Whether a test without variables certainly holds for some value of its key and certainly does not for another. */
function isContingent(test: ConditionTest, given: Given, budget: Budget): boolean {
  const reading = readTest(test)
  if (reading?.operator.variables === true && !reading.values.every(isClosed)) return false
  const mayBeList = test.quantifier !== null || given.isList?.(test.key) === true
  const { states } = keyDomain(test.key, [test], given, mayBeList, budget)
  return states.some(({ truths }) => truths[0] === true) && states.some(({ truths }) => truths[0] === false)
}
