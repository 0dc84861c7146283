import type { ActionTable } from '../action/table.ts'
import { isObject } from '../document/canonical-json.ts'
import type { LanguageVersion } from '../document/language-version.ts'
import type { PolicyStatement } from '../document/policy.ts'
import { readStatement } from '../document/read-statement.ts'
import { memberOf, membersOf } from '../../util/members.ts'
import { rememberedWeakly } from '../../util/remembered-weakly.ts'
import type { Path } from './finding.ts'

/** What a document is for: it decides which elements it has, and how long it may be. */
export type PolicyKind = 'managed' | 'inline-user' | 'inline-group' | 'inline-role' | 'trust' | 'resource' | 'scp'

export const POLICY_KINDS: readonly PolicyKind[] = [
  'managed',
  'inline-user',
  'inline-group',
  'inline-role',
  'trust',
  'resource',
  'scp',
]

/** A policy document under check. */
export interface Subject {
  /** Its text, with or without white space. */
  readonly text: string
  readonly json: unknown
  readonly kind: PolicyKind
  readonly table: ActionTable
  readonly isOldVersion: boolean
  /** Those that are objects. */
  readonly statements: readonly Statement[]
}

export interface Statement {
  readonly index: number
  readonly path: Path
  readonly json: Readonly<Record<string, unknown>>
  /** The document's. */
  readonly version: LanguageVersion
}

/** A text of a document and where it stands. */
export interface Item {
  readonly text: string
  readonly path: Path
}

export function subjectOf(text: string, json: unknown, kind: PolicyKind | null, table: ActionTable): Subject {
  const given = memberOf(json, 'Statement')
  const version = memberOf(json, 'Version') === '2012-10-17' ? '2012-10-17' : '2008-10-17'
  const list: readonly unknown[] = Array.isArray(given) ? given : [given]
  const statements: Statement[] = []
  for (let index = 0; index < list.length; index++) {
    const statement = list[index]
    const path = Array.isArray(given) ? ['Statement', index] : ['Statement']
    if (isObject(statement)) statements.push({ index, path, json: statement, version })
  }
  return {
    text,
    json,
    kind: kind ?? likelyKind(statements),
    table,
    isOldVersion: version === '2008-10-17',
    statements,
  }
}

/** A statement as it decides; most need not be read. */
export const readOf = rememberedWeakly(({ json, index, version }: Statement): PolicyStatement =>
  readStatement(json, index, version),
)

/** A statement's elements by name. */
export const elementsOf = rememberedWeakly(({ json }: Statement): ReadonlyMap<string, unknown> => membersOf(json))

/**
 * What a document seems to be: one whose statements all name principals is the policy of a resource; of a role where they
 * speak of STS and of nothing else, or name no resource. A stray Principal makes no other policy of an identity's.
 */
function likelyKind(statements: readonly Statement[]): PolicyKind {
  if (statements.length === 0 || statements.some((one) => readOf(one).principals === null)) return 'managed'
  const texts = statements.flatMap((one) => readOf(one).actions.patterns)
  const isOfSts = (text: string): boolean => text.startsWith('sts:')
  const hasResources = statements.some((one) => readOf(one).resources !== null)
  return (hasResources ? texts.every(isOfSts) : texts.some(isOfSts)) ? 'trust' : 'resource'
}

/** A statement's Sid; null where it has none, or an empty one. */
export function sidOf({ json: { Sid } }: Pick<Statement, 'json'>): string | null {
  return typeof Sid === 'string' && Sid !== '' ? Sid : null
}

/** A statement's Effect; null where it is neither. */
export function effectOf({ json: { Effect } }: Pick<Statement, 'json'>): 'Allow' | 'Deny' | null {
  return Effect === 'Allow' || Effect === 'Deny' ? Effect : null
}

/** The texts of an element, as {@link itemsIn} has them. */
export function itemsOf(statement: Statement, name: string): readonly Item[] {
  return itemsIn(elementsOf(statement), name, statement.path)
}

/** The texts of a member that is a scalar or a list; what is neither text, number nor boolean is left out. */
export function itemsIn(members: ReadonlyMap<string, unknown>, name: string, path: Path): readonly Item[] {
  const value = members.get(name)
  const at = [...path, name]
  return Array.isArray(value)
    ? value.flatMap((item: unknown, index) => itemOf(item, [...at, index]))
    : itemOf(value, at)
}

function itemOf(value: unknown, path: Path): readonly Item[] {
  const isText = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
  return isText ? [{ text: String(value), path }] : []
}
