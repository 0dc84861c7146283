import type { Access, WhoCan } from '../access/access.ts'
import { citation } from '../access/cite.ts'
import type { AccessQuestion, NotConsidered } from '../access/decision.ts'
import type { Permission } from '../access/permissions.ts'
import type { Principal } from '../model/entity.ts'
import type { Part } from '../model/part.ts'
import type { Cell, Row } from '../model/rows.ts'
import { startUnknowns } from '../queries/unknown.ts'

/** An answer of rows about access, with what it leaves open. */
export interface AccessRows {
  readonly columns: readonly string[]
  readonly rows: readonly Row[]
  readonly notConsidered: readonly NotConsidered[]
}

/** Those of whom nothing can be said, by the part that holds them and the reason. */
export interface UnknownPrincipals {
  readonly part: Part
  readonly reason: string
  readonly subjects: readonly string[]
}

/** Who can: those allowed and those allowed under conditions as rows, by ARN; those unknown beside them. */
export function whoCanRows(
  access: Access,
  question: AccessQuestion,
): AccessRows & { readonly unknown: readonly UnknownPrincipals[] } {
  const rows: Row[] = []
  const unknowns = startUnknowns()
  for (const { principal, decision } of access.whoCan(question)) {
    if (decision.decision === 'unknown')
      unknowns.add(principal.kind === 'user' ? 'users' : 'roles', decision.reason, principal.arn)
    else rows.push(whoCanRow({ principal, decision }))
  }
  return {
    columns: WHO_CAN,
    rows,
    unknown: unknowns
      .list()
      .map(({ part, reason, subjects }) => ({ part, reason, subjects: subjects === 'all' ? [] : subjects })),
    notConsidered: access.notConsidered(null, question),
  }
}

const WHO_CAN = ['principalArn', 'principalId', 'kind', 'decision', 'conditions', 'statements']

function whoCanRow({ principal, decision }: WhoCan): Row {
  return new Map<string, Cell>([
    ['principalArn', principal.arn],
    ['principalId', principal.id],
    ['kind', principal.kind],
    ['decision', decision.decision],
    ['conditions', decision.conditions],
    ['statements', decision.statements.map((statement) => ({ ...statement }))],
    ['by', decision.statements.map(citation)],
  ])
}

/** For a reader: statements in words. */
export function citedRows(rows: readonly Row[]): readonly Row[] {
  return rows.map((row) => new Map([...row, ['statements', row.get('by') ?? null]]))
}

/** What to show of a principal's permissions; null for all. */
export interface PermissionFilter {
  readonly service: string | null
  readonly level: string | null
}

/** Everything that a principal can do as rows. */
export function permissionRows(access: Access, principal: Principal, filter: PermissionFilter): AccessRows {
  const service = filter.service?.toLowerCase()
  const level = filter.level?.toLowerCase()
  const shown = access
    .permissions(principal)
    .filter((permission) => service === undefined || permission.service === service)
    .filter((permission) => level === undefined || permission.accessLevel?.toLowerCase() === level)
  return { columns: PERMISSION, rows: shown.map(permissionRow), notConsidered: access.notConsidered(principal, null) }
}

const PERMISSION = [
  'service',
  'accessLevel',
  'count',
  'total',
  'decision',
  'actions',
  'resources',
  'conditions',
  'policyArn',
  'policyName',
  'version',
  'statement',
  'sid',
  'unless',
  'within',
]

function permissionRow({ by, unless, within, actions, resources, ...rest }: Permission): Row {
  return new Map<string, Cell>([
    ['service', rest.service],
    ['accessLevel', rest.accessLevel],
    ['count', actions.length],
    ['total', rest.total],
    ['decision', rest.decision],
    ['actions', actions],
    ['resources', resources.except ? resources.patterns.map((text) => `not ${text}`) : resources.patterns],
    ['conditions', rest.conditions],
    ['policyArn', by.policyArn],
    ['policyName', by.policyName],
    ['version', by.version],
    ['statement', by.statement],
    ['sid', by.sid],
    ['unless', unless.map(citation)],
    ['within', within.map(citation)],
  ])
}
