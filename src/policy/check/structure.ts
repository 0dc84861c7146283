import { isObject } from '../document/canonical-json.ts'
import { membersOf } from '../../util/members.ts'
import type { Finding, Path } from './finding.ts'
import { empty, FORM_CODES, missing, oneOf, unknownMembers, wrongType } from './form.ts'
import type { Rule } from './rule.ts'
import { elementsOf, type Statement, type Subject } from './subject.ts'

/** Whether statements have the form that the grammar of policies asks for. */
export const structure: Rule = {
  codes: FORM_CODES,

  textElements: ['Action', 'NotAction', 'NotResource'],

  *find(subject) {
    for (const statement of subject.statements) yield* inStatement(statement, subject)
  },
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

function* inStatement(statement: Statement, { kind }: Subject): Generator<Finding> {
  const { path } = statement
  const members = elementsOf(statement)
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

/** Letters and digits only. {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html} */
function* sid(members: ReadonlyMap<string, unknown>, path: Path): Generator<Finding> {
  const value = members.get('Sid')
  if (value === undefined || (typeof value === 'string' && /^[A-Za-z0-9]*$/.test(value))) return
  const found = JSON.stringify(value)
  const message = 'a Sid has letters and digits only'
  yield { code: 'INVALID_VALUE', message, path: [...path, 'Sid'], found, expected: 'letters and digits' }
}
