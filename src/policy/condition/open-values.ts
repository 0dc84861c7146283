import type { ConditionTest } from '../document/policy.ts'
import type { Formula } from '../formula.ts'
import type { Pattern } from '../pattern/pattern.ts'
import { isClosed, openVariables } from '../pattern/variables.ts'
import { keysWithDefault, withoutDefault } from '../pattern/without-default.ts'
import { variableIncludes } from '../pattern/variable-includes.ts'
import { type Given, knownOf } from './given.ts'
import { withKnown } from './holds.ts'
import { type Reading, readTest } from './reading.ts'
import { typeOfKey } from './key-types.ts'

/** The values of a test with what is known put in, apart from those that still hold variables. */
export function withGiven(
  { values }: Pick<Reading, 'values'>,
  given: Given,
): { values: readonly Pattern[]; open: readonly Pattern[] } {
  const filled = values.flatMap((value) => withKnown(value, (key) => knownOf(key, given)) ?? [])
  return { values: filled.filter(isClosed), open: filled.filter((value) => !isClosed(value)) }
}

/** A value with variables, and the operator, not negated, that holds it against its key. */
export interface OpenValue {
  readonly operator: string
  readonly value: Pattern
}

/** What compares texts one by one, so that what fits one value can be told to fit another. */
const TEXTS: ReadonlySet<string> = new Set(['StringEquals', 'StringLike'])

/** Whether a test is one whose values with variables can be told to fit one another. */
export function areComparable({ operator, test }: Reading): boolean {
  const type = typeOfKey(test.key)
  return test.quantifier === null && type === undefined && TEXTS.has(operator.negates ?? operator.name)
}

/** So many values of a key, and so long, are held against one another: people write few, and short ones. */
const FEW = 6
const LONGEST = 128

/**
 * The values with variables that a formula holds against each key; none for a key of which there are many.
 *
 * @param formula its variables are not all known
 */
export function openValues(formula: Formula, given: Given): ReadonlyMap<string, readonly OpenValue[]> {
  const byKey = new Map<string, Map<string, OpenValue>>()
  const gather = (part: Formula): void => {
    if (part.is === 'not') gather(part.of)
    else if (part.is === 'all' || part.is === 'any') for (const one of part.of) gather(one)
    else if (part.is === 'test') add(part.test)
  }
  const add = (test: ConditionTest): void => {
    const reading = readTest(test)
    if (reading === undefined || !areComparable(reading) || reading.values.every(isClosed)) return
    const known = byKey.get(test.key) ?? new Map<string, OpenValue>()
    byKey.set(test.key, known)
    const operator = reading.operator.negates ?? reading.operator.name
    for (const open of withGiven(reading, given).open) {
      const value = keysWithDefault(open).reduce(withoutDefault, open)
      if (value.text.length <= LONGEST) known.set(keyOf({ operator, value }), { operator, value })
    }
  }
  gather(formula)
  return new Map([...byKey].map(([key, values]) => [key, values.size > FEW ? [] : [...values.values()]]))
}

/** Those of some values that whatever fits one of them fits as well, itself among them. */
export function impliedOf(value: OpenValue, others: readonly OpenValue[]): readonly OpenValue[] {
  const own = keyOf(value)
  return [value, ...others.filter((other) => keyOf(other) !== own && variableIncludes(other.value, value.value))]
}

function keyOf({ operator, value }: OpenValue): string {
  return `${operator} ${value.text}`
}

/** That a key has the form of a value, whatever its variables stand for; null where any text has. */
export function formOf({ value }: OpenValue, key: string): ConditionTest | null {
  const { text } = openVariables(value)
  return text === '*' ? null : { operator: 'StringLike', quantifier: null, ifExists: false, key, values: [text] }
}
