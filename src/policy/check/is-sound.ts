import { isObject } from '../document/canonical-json.ts'
import type { ActionTable } from '../action/table.ts'
import { rememberedWeakly } from '../../util/remembered-weakly.ts'
import { fitsSome } from './fits-some.ts'
import { RULES } from './rules.ts'
import type { PolicyKind, Statement, Subject } from './subject.ts'

type Surroundings = Pick<Subject, 'isOldVersion' | 'kind' | 'table'>

/**
 * Whether it is known that rules find nothing in what a statement says beside its resources and what its conditions
 * compare with. Statements of an account differ in these, and in little else: the rest is checked once.
 */
export function hasSoundElements(statement: Statement, { isOldVersion, kind, table }: Surroundings): boolean {
  // Of a document of before, each text is looked through for variables.
  const elements = isOldVersion ? null : elementsOf(statement, kind)
  if (elements === null) return false
  const known = soundIn(table)
  let sound = known.get(elements)
  if (sound === undefined) {
    if (known.size >= MOST_KEPT) known.clear()
    known.set(elements, (sound = isFoundSound(statement, kind, table)))
  }
  return sound
}

/** Whether it is known that rules find nothing in a statement's resources. */
export function hasSoundResources({ members }: Statement, { table }: Surroundings): boolean {
  if (members.has('NotResource')) return false
  if (!members.has('Resource')) return true
  const resources = members.get('Resource')
  if (!isTexts(resources)) return false
  const texts: readonly string[] = typeof resources === 'string' ? [resources] : resources
  return texts.every((text) => PLAIN.test(text)) && fitsSome(members.get('Action'), texts, table)
}

/** `*`, or an ARN with all its parts and without variables, whose type has no wildcard: nothing is wrong with it alone. */
const PLAIN = /^(?:\*|arn:aws:[a-z\d-]+:[^:*?$]*:(?:\d{12})?:[^:/*?$]+(?:[:/][^$]*)?)$/

/** Whether something is a text, or a list of texts that is not empty. */
function isTexts(value: unknown): value is string | readonly string[] {
  if (typeof value === 'string') return true
  return Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string')
}

/** What is the same in statements in which rules of elements find the same, as a text; null where that is not known. */
function elementsOf({ members }: Statement, kind: PolicyKind): string | null {
  const elements: unknown[] = [kind]
  for (const [name, value] of members) {
    if (name === 'Sid') {
      if (typeof value !== 'string' || !/^[A-Za-z0-9]*$/.test(value)) return null
    } else if (name === 'Resource') {
      if (!isTexts(value)) return null
      elements.push(name)
    } else elements.push(name, name === 'Condition' ? testsOf(value) : value)
  }
  const text = JSON.stringify(elements)
  // Numbers that JSON cannot write down come out as null.
  return text.includes('null') ? null : text
}

/** Operators and keys of conditions; what they compare with only where it is no text, or decides what they ask. */
function testsOf(condition: unknown): unknown {
  if (!isObject(condition)) return { condition }
  return Object.entries(condition).map(([operator, block]) => [
    operator,
    isObject(block) && !/null/i.test(operator)
      ? Object.entries(block).map(([key, value]) => [key, isTexts(value) ? '' : [value]])
      : [[block]],
  ])
}

const soundIn = rememberedWeakly<ActionTable, Map<string, boolean>>(() => new Map<string, boolean>())

/** So many are kept: an account at its quotas has some thousands. */
const MOST_KEPT = 65_536

function isFoundSound(statement: Statement, kind: PolicyKind, table: ActionTable): boolean {
  const alone = { text: '', json: { Statement: {} }, kind, table, isOldVersion: false, statements: [statement] }
  return RULES.every(({ looksAt = 'elements', find }) => looksAt !== 'elements' || [...find(alone)].length === 0)
}
