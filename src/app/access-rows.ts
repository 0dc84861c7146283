import type { Access, WhoCan } from '../access/access.ts'
import { citation } from '../access/cite.ts'
import type { AccessQuestion, NotConsidered } from '../access/decision.ts'
import type { Permission } from '../access/permissions.ts'
import type { AccountView } from '../model/account.ts'
import type { Principal } from '../model/entity.ts'
import { RolecallError } from '../model/error.ts'
import { ACCESS_LEVELS } from '../policy/action/action-file.ts'
import type { Cell, Row } from '../model/rows.ts'
import { describeGap, startUnknowns, type Unknown } from '../queries/unknown.ts'
import { nearest } from '../util/nearest.ts'
import { loadActionTable } from './action-table.ts'
import { needPrincipals } from './principals-read.ts'

/** An answer of rows about access, with what it leaves open. */
export interface AccessRows {
  readonly columns: readonly string[]
  readonly rows: readonly Row[]
  readonly notConsidered: readonly NotConsidered[]
}

/**
 * Who can: those allowed and those allowed under conditions as rows, by ARN; beside them those unknown, and the parts that
 * hold principals and were not read.
 *
 * @throws RolecallError UNANSWERABLE where neither users nor roles were read
 */
export function whoCanRows(
  access: Access,
  question: AccessQuestion,
  account: Pick<AccountView, 'parts'>,
): AccessRows & { readonly unknown: readonly Unknown[] } {
  needPrincipals(account, 'access who-can')
  const rows: Row[] = []
  const unknowns = startUnknowns()
  for (const part of ['users', 'roles'] as const) {
    const gap = describeGap(account.parts.get(part))
    if (gap !== null) unknowns.add(part, gap, 'all')
  }
  for (const { principal, decision } of access.whoCan(question, { isOnly: true })) {
    if (decision.decision === 'unknown')
      unknowns.add(principal.kind === 'user' ? 'users' : 'roles', decision.reason, principal.arn)
    else rows.push(whoCanRow({ principal, decision }))
  }
  return {
    columns: WHO_CAN,
    rows,
    unknown: unknowns.list(),
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

/**
 * Everything that a principal can do as rows.
 *
 * @throws RolecallError USAGE where AWS has no such service or access level
 */
export function permissionRows(access: Access, principal: Principal, filter: PermissionFilter): AccessRows {
  const permissions = access.permissions(principal)
  const services = [...loadActionTable().services, ...permissions.map(({ service }) => service)]
  const service = chosen('--service', filter.service, services)
  const level = chosen('--level', filter.level, ACCESS_LEVELS)
  const shown = permissions
    .filter((permission) => service === null || permission.service === service)
    .filter((permission) => level === null || permission.accessLevel === level)
  return { columns: PERMISSION, rows: shown.map(permissionRow), notConsidered: access.notConsidered(principal, null) }
}

/** What a user chose of several, in any letter case; null where nothing was. */
function chosen(option: string, text: string | null, known: readonly string[]): string | null {
  if (text === null) return null
  const found = known.find((name) => name.toLowerCase() === text.toLowerCase())
  if (found !== undefined) return found
  const near = nearest(text, [...new Set(known)])
  throw new RolecallError('USAGE', `access show: ${option}: AWS has no ${JSON.stringify(text)}`, {
    hint:
      known.length < 10
        ? `It is one of ${known.join(', ')}.`
        : near.length > 0
          ? `Did you mean ${near.join(', ')}?`
          : 'Such as s3 or iam.',
  })
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
