import { isObject } from '../document/canonical-json.ts'
import { membersOf } from '../../util/members.ts'
import type { Finding, Path } from './finding.ts'
import { PAGES, type Rule } from './rule.ts'
import type { Statement, Subject } from './subject.ts'

const { grammar } = PAGES

/** Whether a document has the form that the grammar of policies asks for. */
export const structure: Rule = {
  codes: {
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
  },

  *find(subject) {
    const { json } = subject
    if (!isObject(json)) {
      yield { code: 'NOT_A_POLICY', message: 'it is not a policy', path: [], found: typeName(json), expected: 'object' }
      return
    }
    const members = membersOf(json)
    yield* unknownMembers(members, ['Version', 'Id', 'Statement'], [])
    yield* oneOf(members, 'Version', ['2012-10-17', '2008-10-17'], [])
    yield* statementList(members.get('Statement'))
    for (const statement of subject.statements) yield* inStatement(statement, subject)
  },
}

function* statementList(given: unknown): Generator<Finding> {
  if (given === undefined) yield missing('Statement', [])
  if (Array.isArray(given) && given.length === 0) yield empty('Statement', ['Statement'])
  const list: readonly unknown[] = Array.isArray(given) ? given : given === undefined ? [] : [given]
  for (const [index, item] of list.entries()) {
    if (!isObject(item)) yield wrongType(item, 'object', Array.isArray(given) ? ['Statement', index] : ['Statement'])
  }
}

const ELEMENTS = [
  'Sid',
  'Effect',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Principal',
  'NotPrincipal',
  'Condition',
]

function* inStatement({ members, path }: Statement, { kind }: Subject): Generator<Finding> {
  yield* unknownMembers(members, ELEMENTS, path)
  if (!members.has('Effect')) yield missing('Effect', path)
  yield* oneOf(members, 'Effect', ['Allow', 'Deny'], path)
  yield* sid(members, path)
  const isTrust = kind === 'trust'
  const hasPrincipals = isTrust || kind === 'resource'
  yield* either(members, 'Action', true, path)
  yield* either(members, 'Resource', !hasPrincipals, path)
  yield* either(members, 'Principal', hasPrincipals, path)
  const foreign = isTrust ? ['Resource', 'NotResource'] : hasPrincipals ? [] : ['Principal', 'NotPrincipal']
  for (const name of foreign) {
    if (!members.has(name)) continue
    const message = `a policy of kind ${kind} has no ${name}`
    yield {
      code: 'ELEMENT_NOT_ALLOWED',
      message,
      path: [...path, name],
      atName: true,
      found: name,
      expected: 'nothing',
    }
  }
  for (const name of ['Action', 'NotAction', 'Resource', 'NotResource']) yield* texts(members, name, path)
  yield* condition(members, path)
  yield* principals(members, path)
}

/** Exactly one of an element and its opposite. */
function* either(
  members: ReadonlyMap<string, unknown>,
  name: string,
  isNeeded: boolean,
  path: Path,
): Generator<Finding> {
  const opposite = `Not${name}`
  if (members.has(name) && members.has(opposite)) {
    const message = `${name} and ${opposite} exclude each other`
    const at = [...path, opposite]
    yield { code: 'CONFLICTING_ELEMENTS', message, path: at, atName: true, found: opposite, expected: `only ${name}` }
  } else if (isNeeded && !members.has(name) && !members.has(opposite)) yield missing(`${name} or ${opposite}`, path)
}

function* texts(members: ReadonlyMap<string, unknown>, name: string, path: Path, isLoose = false): Generator<Finding> {
  if (!members.has(name)) return
  const value = members.get(name)
  const at = [...path, name]
  if (Array.isArray(value) && value.length === 0) yield empty(name, at)
  const list: readonly unknown[] = Array.isArray(value) ? value : [value]
  for (const [index, item] of list.entries()) {
    const isText = typeof item === 'string' || (isLoose && (typeof item === 'number' || typeof item === 'boolean'))
    if (!isText) yield wrongType(item, 'text', Array.isArray(value) ? [...at, index] : at)
  }
}

function* condition(members: ReadonlyMap<string, unknown>, path: Path): Generator<Finding> {
  const value = members.get('Condition')
  const at = [...path, 'Condition']
  if (value === undefined) return
  if (!isObject(value)) yield wrongType(value, 'object', at)
  for (const [operator, block] of membersOf(value)) {
    const keys = membersOf(block)
    if (!isObject(block)) yield wrongType(block, 'object', [...at, operator])
    else if (keys.size === 0) yield empty(operator, [...at, operator])
    for (const key of keys.keys()) yield* texts(keys, key, [...at, operator], true)
  }
}

const PRINCIPAL_TYPES = ['AWS', 'Service', 'Federated', 'CanonicalUser']

function* principals(members: ReadonlyMap<string, unknown>, path: Path): Generator<Finding> {
  for (const name of ['Principal', 'NotPrincipal']) {
    const value = members.get(name)
    const at = [...path, name]
    if (value === undefined || value === '*') continue
    if (!isObject(value)) {
      yield wrongType(value, 'object or "*"', at)
      continue
    }
    const types = membersOf(value)
    if (types.size === 0) yield empty(name, at)
    yield* unknownMembers(types, PRINCIPAL_TYPES, at)
    for (const type of PRINCIPAL_TYPES) yield* texts(types, type, at)
  }
}

function* unknownMembers(
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

function* oneOf(
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

/** Letters and digits only. {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html} */
function* sid(members: ReadonlyMap<string, unknown>, path: Path): Generator<Finding> {
  const value = members.get('Sid')
  if (value === undefined || (typeof value === 'string' && /^[A-Za-z0-9]*$/.test(value))) return
  const found = JSON.stringify(value)
  const message = 'a Sid has letters and digits only'
  yield { code: 'INVALID_VALUE', message, path: [...path, 'Sid'], found, expected: 'letters and digits' }
}

function missing(name: string, path: Path): Finding {
  return { code: 'MISSING_ELEMENT', message: `there is no ${name}`, path, found: 'nothing', expected: name }
}

function empty(name: string, path: Path): Finding {
  return { code: 'EMPTY_LIST', message: `${name} is empty`, path, found: 'nothing', expected: 'at least one value' }
}

function wrongType(value: unknown, expected: string, path: Path): Finding {
  return {
    code: 'WRONG_TYPE',
    message: `expected ${expected}, found ${typeName(value)}`,
    path,
    found: typeName(value),
    expected,
  }
}

function typeName(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value === 'string' ? 'text' : typeof value
}
