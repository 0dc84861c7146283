import type { Formula } from '../formula.ts'

/**
 * Keys that an operator for several values asks for somewhere in a formula: each of them may hold a list.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html}
 */
export function listKeys(formula: Formula): ReadonlySet<string> {
  const keys = new Set<string>()
  const collect = (part: Formula): void => {
    if (part.is === 'test' && part.test.quantifier !== null) keys.add(part.test.key)
    else if (part.is === 'not') collect(part.of)
    else if (part.is === 'all' || part.is === 'any') for (const inner of part.of) collect(inner)
  }
  collect(formula)
  return keys
}
