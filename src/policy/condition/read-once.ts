import type { ConditionTest } from '../document/policy.ts'
import type { Formula } from '../formula.ts'
import type { Budget } from '../limits.ts'
import { isClosed } from '../pattern/variables.ts'
import { type Given, knownOf } from './given.ts'
import { holdsOf } from './holds.ts'
import { isMultivalued, typeOfKey } from './key-types.ts'
import { keyDomain } from './known-domains.ts'
import { negationsInward } from './negation.ts'
import { readAddress } from './operators/read-ip.ts'
import { type Reading, readTest } from './reading.ts'

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
  if (reading !== undefined && isShown(reading, given)) return true
  const mayBeList = test.quantifier !== null || given.isList?.(test.key) === true
  const { states } = keyDomain(test.key, [test], given, mayBeList, budget)
  return states.some(({ truths }) => truths[0] === true) && states.some(({ truths }) => truths[0] === false)
}

/** Whether a value that a test names, and none, show that already. */
function isShown(reading: Reading, { assumptions }: Given): boolean {
  const { key, quantifier, values } = reading.test
  if (quantifier !== null || isMultivalued(key) || assumptions.some((assumed) => assumed.key === key)) return false
  const value = valueNamed(key, values[0] ?? '')
  if (value === null) return false
  const [missing, there] = [holdsOf(reading, undefined), holdsOf(reading, value)]
  return missing !== there && missing !== 'undecided' && there !== 'undecided'
}

/** A value that a key may have, out of a text in a policy; null where there is none that is plain. */
function valueNamed(key: string, text: string): string | null {
  const type = typeOfKey(key)
  if (type === undefined) return text === '' || /[*?$]/.test(text) ? null : text
  const [address = ''] = text.split('/', 1)
  return type === 'ip' && isAddress(readAddress(address)) ? address : null
}

function isAddress(read: ReturnType<typeof readAddress>): boolean {
  return read !== null && read !== 'undecided'
}
