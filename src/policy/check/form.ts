import type { CodeMeaning, Finding, Path } from './finding.ts'
import { PAGES } from './rule.ts'

const { grammar } = PAGES

/** What is wrong with the form of a document, or of a statement. */
export const FORM_CODES: Readonly<Record<string, CodeMeaning>> = {
  NOT_A_POLICY: { severity: 'error', meaning: 'The document is not a JSON object.', reference: grammar },
  UNKNOWN_MEMBER: {
    severity: 'error',
    meaning: 'A member that IAM does not know, such as one whose letter case is wrong.',
    reference: grammar,
  },
  MISSING_ELEMENT: { severity: 'error', meaning: 'An element that must be there is not.', reference: grammar },
  CONFLICTING_ELEMENTS: {
    severity: 'error',
    meaning: 'An element and its opposite stand in one statement.',
    reference: grammar,
  },
  ELEMENT_NOT_ALLOWED: {
    severity: 'error',
    meaning:
      'An element that this kind of policy cannot have: Principal in an identity policy, Resource in a trust policy.',
    reference: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_identity-vs-resource.html',
  },
  WRONG_TYPE: { severity: 'error', meaning: 'A value of a type that IAM does not read there.', reference: grammar },
  INVALID_VALUE: {
    severity: 'error',
    meaning: 'A Version, Effect or Sid that IAM does not take.',
    reference: grammar,
  },
  EMPTY_LIST: {
    severity: 'error',
    meaning: 'An element, or a condition key, without a value: the statement never applies, or IAM refuses it.',
    reference: grammar,
  },
}

export function* unknownMembers(
  members: ReadonlyMap<string, unknown>,
  known: readonly string[],
  path: Path,
): Generator<Finding> {
  for (const name of members.keys()) {
    if (known.includes(name)) continue
    const near = known.find((word) => word.toLowerCase() === name.toLowerCase())
    const message = near === undefined ? `IAM knows no ${name} here` : `IAM knows ${near}, not ${name}`
    const expected = near ?? known.join(', ')
    yield { code: 'UNKNOWN_MEMBER', message, path: [...path, name], atName: true, found: name, expected }
  }
}

export function* oneOf(
  members: ReadonlyMap<string, unknown>,
  name: string,
  known: readonly string[],
  path: Path,
): Generator<Finding> {
  const value = members.get(name)
  if (value === undefined || known.some((one) => one === value)) return
  const at = [...path, name]
  const found = JSON.stringify(value)
  yield { code: 'INVALID_VALUE', message: `${name} is ${found}`, path: at, found, expected: known.join(' or ') }
}

export function missing(name: string, path: Path): Finding {
  return { code: 'MISSING_ELEMENT', message: `there is no ${name}`, path, found: 'nothing', expected: name }
}

export function empty(name: string, path: Path): Finding {
  return { code: 'EMPTY_LIST', message: `${name} is empty`, path, found: 'nothing', expected: 'at least one value' }
}

export function wrongType(value: unknown, expected: string, path: Path): Finding {
  return {
    code: 'WRONG_TYPE',
    message: `expected ${expected}, found ${typeName(value)}`,
    path,
    found: typeName(value),
    expected,
  }
}

export function typeName(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value === 'string' ? 'text' : typeof value
}
