import type { Formula } from '../formula.ts'

/**
 * Keys of a formula that may hold a list: those that an operator for several values asks for somewhere in it, and those
 * of which that is known.
 *
 * @param isList what is known, by key in lower case
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html}
 */
export function listKeys(formula: Formula, isList: (key: string) => boolean = never): ReadonlySet<string> {
  const keys = new Set<string>()
  const collect = (part: Formula): void => {
    if (part.is === 'test') {
      if (part.test.quantifier !== null || isList(part.test.key)) keys.add(part.test.key)
    } else if (part.is === 'not') collect(part.of)
    else if (part.is === 'all' || part.is === 'any') for (const inner of part.of) collect(inner)
  }
  collect(formula)
  return keys
}

function never(): boolean {
  return false
}
