import type { ActionTable } from '../action/table.ts'
import { rememberedWeakly } from '../../util/remembered-weakly.ts'
import { fitsSome } from './fits-some.ts'
import { RULES } from './rules.ts'
import type { PolicyKind, Statement, Subject } from './subject.ts'

/**
 * Whether it is known, without a look at every element, that no rule finds anything in a statement by itself. Statements
 * of an account differ in the resources that they name, and in little else: the rest is checked once. False where it is
 * not known.
 */
export function isSound(
  statement: Statement,
  { isOldVersion, kind, table }: Pick<Subject, 'isOldVersion' | 'kind' | 'table'>,
): boolean {
  // Of a document of before, each text is looked through for variables.
  if (isOldVersion) return false
  const resources = textsOf(statement.members.get('Resource'))
  if (resources === null || !resources.every((text) => PLAIN.test(text))) return false
  const elements = elementsOf(statement, kind)
  if (elements === null) return false
  const known = soundIn(table)
  let sound = known.get(elements)
  if (sound === undefined) {
    if (known.size >= MOST_KEPT) known.clear()
    known.set(elements, (sound = hasSoundElements(statement, kind, table)))
  }
  return sound && (resources.length === 0 || fitsSome(statement.members.get('Action'), resources, table))
}

/** `*`, or an ARN with all its parts and without variables, whose type has no wildcard: nothing is wrong with it alone. */
const PLAIN = /^(?:\*|arn:aws:[a-z\d-]+:[^:*?$]*:(?:\d{12})?:[^:/*?$]+(?:[:/][^$]*)?)$/

/** None where there is no such element, which other rules tell; null for what is not a text or a list of them. */
function textsOf(value: unknown): readonly string[] | null {
  if (value === undefined) return []
  const list: readonly unknown[] = Array.isArray(value) ? value : [value]
  const texts = list.filter((item) => typeof item === 'string')
  return texts.length === 0 || texts.length < list.length ? null : texts
}

/** Everything but the Sid and the resources, as a text; null where it does not tell statements apart as rules do. */
function elementsOf({ members }: Statement, kind: PolicyKind): string | null {
  const elements: unknown[] = [kind]
  for (const [name, value] of members) {
    if (name === 'NotResource') return null
    if (name === 'Sid') {
      if (typeof value !== 'string' || !/^[A-Za-z0-9]*$/.test(value)) return null
    } else elements.push(name, name === 'Resource' ? '' : value)
  }
  const text = JSON.stringify(elements)
  // Numbers that JSON cannot write down come out as null.
  return text.includes('null') ? null : text
}

const soundIn = rememberedWeakly<ActionTable, Map<string, boolean>>(() => new Map<string, boolean>())

/** So many are kept: an account at its quotas has some twenty thousand. */
const MOST_KEPT = 65_536

function hasSoundElements(statement: Statement, kind: PolicyKind, table: ActionTable): boolean {
  const members = new Map(statement.members)
  if (members.has('Resource')) members.set('Resource', '*')
  const alone = { text: '', json: { Statement: {} }, kind, table, isOldVersion: false }
  const subject = { ...alone, statements: [{ ...statement, members }] }
  return RULES.every((rule) => rule.comparesStatements === true || [...rule.find(subject)].length === 0)
}
