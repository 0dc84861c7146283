import { isObject } from '../document/canonical-json.ts'
import { membersOf } from '../../util/members.ts'
import type { Finding } from './finding.ts'
import { empty, FORM_CODES, missing, oneOf, typeName, unknownMembers, wrongType } from './form.ts'
import type { Rule } from './rule.ts'

/** Whether a document has the form that the grammar of policies asks for, its statements aside. */
export const documentForm: Rule = {
  codes: FORM_CODES,

  looksAt: 'document',

  *find({ json }) {
    if (!isObject(json)) {
      yield { code: 'NOT_A_POLICY', message: 'it is not a policy', path: [], found: typeName(json), expected: 'object' }
      return
    }
    if (hasForm(json)) return
    const members = membersOf(json)
    yield* unknownMembers(members, ['Version', 'Id', 'Statement'], [])
    yield* oneOf(members, 'Version', ['2012-10-17', '2008-10-17'], [])
    yield* statementList(members.get('Statement'))
  },
}

/** Whether nothing is wrong, without laying out what is where. */
function hasForm(json: Readonly<Record<string, unknown>>): boolean {
  const { Version: version, Statement: list } = json
  const isKnown = version === '2012-10-17' || version === '2008-10-17'
  if (!isKnown || !Array.isArray(list) || list.length === 0 || !list.every(isObject)) return false
  return Object.keys(json).every((name) => name === 'Version' || name === 'Statement' || name === 'Id')
}

function* statementList(given: unknown): Generator<Finding> {
  if (given === undefined) yield missing('Statement', [])
  if (Array.isArray(given) && given.length === 0) yield empty('Statement', ['Statement'])
  const list: readonly unknown[] = Array.isArray(given) ? given : given === undefined ? [] : [given]
  for (const [index, item] of list.entries()) {
    if (!isObject(item)) yield wrongType(item, 'object', Array.isArray(given) ? ['Statement', index] : ['Statement'])
  }
}
