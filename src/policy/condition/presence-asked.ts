import type { ConditionTest } from '../document/policy.ts'
import type { Pattern } from '../pattern/pattern.ts'
import { variablesOf } from '../pattern/variables.ts'
import { keysWithDefault } from '../pattern/without-default.ts'
import { isMultivalued } from './key-types.ts'

/**
 * A key, in lower case, on whose presence it depends what a test compares with: where it is missing something else stands
 * for it, or, under an operator for several values, the value that names it is gone.
 *
 * @param open the test's values with variables
 * @param present keys that are there
 * @returns null where there is none, or too many to tell each case
 */
export function presenceAsked(
  { quantifier }: ConditionTest,
  open: readonly Pattern[],
  present: ReadonlySet<string>,
): string | null {
  const keys = new Set(open.flatMap(quantifier === null ? keysWithDefault : variablesOf))
  const [first, ...others] = [...keys].filter((key) => !present.has(key) && !isMultivalued(key))
  return first === undefined || others.length + present.size >= MOST_TOLD_APART ? null : first
}

/** Of each more there are twice as many cases, and nobody writes so many. */
export const MOST_TOLD_APART = 3
