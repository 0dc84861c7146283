import type { ActionTable } from '../action/table.ts'
import { isObject } from '../document/canonical-json.ts'
import type { LanguageVersion } from '../document/language-version.ts'
import type { PolicyStatement } from '../document/policy.ts'
import { readStatement } from '../document/read-statement.ts'
import { membersOf } from '../../util/members.ts'
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
  readonly members: ReadonlyMap<string, unknown>
  /** As it decides; read when first asked for, as most statements need not be. */
  readonly read: PolicyStatement
}

/** A text of a document and where it stands. */
export interface Item {
  readonly text: string
  readonly path: Path
}

export function subjectOf(text: string, json: unknown, kind: PolicyKind | null, table: ActionTable): Subject {
  const document = membersOf(json)
  const given = document.get('Statement')
  const version = document.get('Version') === '2012-10-17' ? '2012-10-17' : '2008-10-17'
  const list: readonly (readonly [Path, unknown])[] = Array.isArray(given)
    ? given.map((statement: unknown, index) => [['Statement', index], statement] as const)
    : [[['Statement'], given]]
  const statements = list.flatMap(([path, statement], index): readonly Statement[] =>
    isObject(statement) ? [statementOf(statement, index, path, version)] : [],
  )
  return {
    text,
    json,
    kind: kind ?? likelyKind(statements),
    table,
    isOldVersion: version === '2008-10-17',
    statements,
  }
}

function statementOf(json: Statement['json'], index: number, path: Path, version: LanguageVersion): Statement {
  let members: Statement['members'] | undefined
  let read: PolicyStatement | undefined
  return {
    index,
    path,
    json,
    get members() {
      return (members ??= membersOf(json))
    },
    get read() {
      return (read ??= readStatement(json, index, version))
    },
  }
}

/**
 * What a document seems to be: one whose statements all name principals is the policy of a resource; of a role where they
 * speak of STS and of nothing else, or name no resource. A stray Principal makes no other policy of an identity's.
 */
function likelyKind(statements: readonly Statement[]): PolicyKind {
  if (statements.length === 0 || statements.some(({ read }) => read.principals === null)) return 'managed'
  const texts = statements.flatMap(({ read }) => read.actions.patterns)
  const isOfSts = (text: string): boolean => text.startsWith('sts:')
  const hasResources = statements.some(({ read }) => read.resources !== null)
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

/** The texts of a member that is a scalar or a list; what is neither text, number nor boolean is left out. */
export function itemsOf({ path, members }: Pick<Statement, 'path' | 'members'>, name: string): readonly Item[] {
  let known = ITEMS.get(members)
  if (known === undefined) ITEMS.set(members, (known = new Map<string, readonly Item[]>()))
  let items = known.get(name)
  if (items === undefined) known.set(name, (items = readItems(path, members, name)))
  return items
}

/** Every rule asks for the same. */
const ITEMS = new WeakMap<Statement['members'], Map<string, readonly Item[]>>()

function readItems(path: Path, members: Statement['members'], name: string): readonly Item[] {
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
