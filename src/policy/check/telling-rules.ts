import type { ActionTable } from '../action/table.ts'
import { isObject } from '../document/canonical-json.ts'
import { rememberedWeakly } from '../../util/remembered-weakly.ts'
import { fitsSome } from './fits-some.ts'
import { writtenTexts } from './may-cover.ts'
import { resourceTypes } from './resource-types.ts'
import type { Rule } from './rule.ts'
import { RULES } from './rules.ts'
import type { PolicyKind, Statement, Subject } from './subject.ts'

type Surroundings = Pick<Subject, 'isOldVersion' | 'kind' | 'table'>

/**
 * The rules of statements that may find something in one, without those of which it is known that they find nothing.
 * Statements of an account differ in their resources and what their conditions compare with, and in little else: what
 * they say beside these is checked once.
 */
export function tellingRules(statement: Statement, surroundings: Surroundings): readonly Rule[] {
  const elements = ofElements(statement, surroundings)
  const resources = ofResources(statement, surroundings)
  const values = Object.hasOwn(statement.json, 'Condition') ? VALUE_RULES : NONE
  const parts = [elements, resources, values].filter(({ length }) => length > 0)
  return parts.length < 2 ? (parts[0] ?? NONE) : parts.flat()
}

const NONE: readonly Rule[] = []
const ELEMENT_RULES = RULES.filter(({ looksAt }) => looksAt === undefined)
const RESOURCE_RULES = RULES.filter(({ looksAt }) => looksAt === 'resources')
const VALUE_RULES = RULES.filter(({ looksAt }) => looksAt === 'values')

function ofElements(statement: Statement, { isOldVersion, kind, table }: Surroundings): readonly Rule[] {
  // Of a document of before, each text is looked through for variables.
  const elements = isOldVersion ? null : elementsOf(statement, kind)
  if (elements === null) return ELEMENT_RULES
  const known = knownIn(table)
  let telling = known.get(elements)
  if (telling === undefined) {
    if (known.size >= MOST_KEPT) known.clear()
    const alone = { text: '', json: { Statement: {} }, kind, table, isOldVersion: false, statements: [statement] }
    known.set(elements, (telling = ELEMENT_RULES.filter(({ find }) => [...find(alone)].length > 0)))
  }
  return telling
}

const knownIn = rememberedWeakly<ActionTable, Map<string, readonly Rule[]>>(() => new Map<string, readonly Rule[]>())

/** So many are kept: an account at its quotas has some thousands. */
const MOST_KEPT = 65_536

/** What is the same in statements in which rules of elements find the same, as a text; null where that is not known. */
function elementsOf({ json }: Statement, kind: PolicyKind): string | null {
  let elements: string = kind
  for (const name of Object.keys(json)) {
    const value = json[name]
    if (name === 'Sid') {
      if (typeof value !== 'string' || !/^[A-Za-z0-9]*$/.test(value)) return null
    } else if (name === 'Resource') {
      if (!isTexts(value)) return null
      elements += ' Resource'
    } else elements += ` ${JSON.stringify(name)}${name === 'Condition' ? testsOf(value) : JSON.stringify(value)}`
  }
  // Numbers that JSON cannot write down come out as null.
  return elements.includes('null') ? null : elements
}

/** Operators and keys of conditions; what they compare with only where it is no text, or decides what they ask. */
function testsOf(condition: unknown): string {
  if (!isObject(condition)) return JSON.stringify(condition)
  let tests = ''
  for (const operator of Object.keys(condition)) {
    const block = condition[operator]
    tests += `${tests === '' ? '{' : ','}${JSON.stringify(operator)}:`
    if (isObject(block) && !/null/i.test(operator)) {
      for (const key of Object.keys(block)) {
        const value = block[key]
        tests += JSON.stringify(key) + (isTexts(value) ? '' : JSON.stringify([value]))
      }
    } else tests += JSON.stringify([block])
  }
  return `${tests}}`
}

function ofResources({ json }: Statement, { table }: Surroundings): readonly Rule[] {
  if (Object.hasOwn(json, 'NotResource')) return RESOURCE_RULES
  if (!Object.hasOwn(json, 'Resource')) return NONE
  const { Resource, Action } = json
  const texts = writtenTexts(Resource)
  if (texts === null || texts.length === 0 || !texts.every((text) => PLAIN.test(text))) return RESOURCE_RULES
  return fitsSome(Action, texts, table) ? NONE : ONLY_TYPES
}

const ONLY_TYPES: readonly Rule[] = [resourceTypes]

/** `*`, or an ARN with all its parts and without variables, whose type has no wildcard: nothing is wrong with it alone. */
const PLAIN = /^(?:\*|arn:aws:[a-z\d-]+:[^:*?$]*:(?:\d{12})?:[^:/*?$]+(?:[:/][^$]*)?)$/

/** Whether something is a text, or a list of texts that is not empty. */
function isTexts(value: unknown): boolean {
  return typeof value === 'string' || (writtenTexts(value)?.length ?? 0) > 0
}
