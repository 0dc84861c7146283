import { byKeys } from '../model/compare.ts'
import type { Principal } from '../model/entity.ts'
import { idsOfBits } from '../policy/action/action-set.ts'
import type { AccessLevel, Action, ActionTable } from '../policy/action/table.ts'
import { testWords } from '../policy/condition/test-words.ts'
import type { PatternSet } from '../policy/document/policy.ts'
import { type Bearing, cite } from './bearing.ts'
import type { DecidingStatement, Verdict } from './decision.ts'
import { grantParts } from './grant-parts.ts'
import { grantsOf, type Grant, type Limit } from './grants.ts'
import { hangsOnVariable } from './hangs-on-variable.ts'
import { keySpelling } from './key-spelling.ts'
import type { HeldPolicies } from './held-policies.ts'
import type { ActionData } from './reached-actions.ts'
import { groupBy } from '../util/group-by.ts'

/** What one statement gives a principal of one service at one access level, after what Denies and limits take away. */
export interface Permission {
  readonly service: string
  /** Null for names that AWS's table lacks. */
  readonly accessLevel: AccessLevel | null
  /** As AWS spells them, sorted; patterns where the table has no such names. */
  readonly actions: readonly string[]
  /** How many actions the service has at that level; null where the table has no such service. */
  readonly total: number | null
  readonly decision: Exclude<Verdict, 'denied'>
  readonly resources: PatternSet
  /** The statement's own tests, all of which must hold. */
  readonly conditions: readonly string[]
  readonly by: DecidingStatement
  /** Denies that may take some of it away. */
  readonly unless: readonly DecidingStatement[]
  /** Statements of the boundary and of SCPs within which alone it holds; none where they let all of it through. */
  readonly within: readonly DecidingStatement[]
}

/**
 * Everything that a principal can do, statement by statement: what a Deny takes away whole, or a limit never lets
 * through, is left out; what they may take is marked. A policy that cannot be read stands with every action, as unknown.
 * By service, access level, policy and statement.
 */
export function permissionsOf(
  principal: Principal,
  held: HeldPolicies,
  data: ActionData,
  scps: readonly (readonly Bearing[])[],
): readonly Permission[] {
  const totals = totalsOf(data.table)
  return grantsOf(principal, held, data, scps)
    .flatMap((grant) =>
      grant.bearing.statement === null
        ? [unreadable(grant, data.table)]
        : [...knownActions(grant, data.table, totals), ...unknownActions(grant, data.table)],
    )
    .sort(byPlace)
}

const byPlace = byKeys<Permission>(
  ({ service }) => service,
  ({ accessLevel }) => accessLevel ?? '~',
  ({ by }) => by.policyArn ?? '',
  ({ by }) => by.policyName ?? '',
  ({ by }) => String(by.statement ?? -1).padStart(9, '0'),
  ({ actions: [first = ''] }) => first,
)

/** A policy that cannot be read may allow anything: one entry says so. */
function unreadable(grant: Grant, table: ActionTable): Permission {
  return permission(table, grant, [], { service: '*', accessLevel: null, actions: ['*'], total: null })
}

/** Actions of one service and level that the same Denies and limits touch stand together. */
function knownActions(grant: Grant, table: ActionTable, totals: (action: Action) => number): readonly Permission[] {
  const mayHang = grant.resources.patterns.some((text) => text.includes('${'))
  return grantParts(grant.bits, grant.limits).flatMap(({ bits, touching }) => {
    const actions = idsOfBits(bits).map((id) => table.actionAt(id))
    const groups = [...groupBy(actions, ({ service }) => service).values()].flatMap((own) => [
      ...groupBy(own, (action) =>
        mayHang && hangsOnVariable(grant.resources, action) ? `${action.accessLevel} hangs` : action.accessLevel,
      ).values(),
    ])
    return groups.flatMap((actions): readonly Permission[] => {
      const [first] = actions
      if (first === undefined) return []
      const { service, accessLevel } = first
      const names = actions.map(({ name }) => name)
      const what = { service, accessLevel, actions: names, total: totals(first) }
      const found = permission(table, grant, touching, what)
      const hangs = mayHang && hangsOnVariable(grant.resources, first)
      return [hangs && found.decision === 'allowed' ? { ...found, decision: 'conditional' } : found]
    })
  })
}

/** Names that the table lacks are not nothing: AWS may have made them since. */
function unknownActions(grant: Grant, table: ActionTable): readonly Permission[] {
  return grant.unknown.map((name) =>
    permission(table, grant, grant.limits, {
      service: name.slice(0, Math.max(0, name.indexOf(':'))),
      accessLevel: null,
      actions: [name],
      total: null,
    }),
  )
}

function permission(
  table: ActionTable,
  { bearing, resources, conditions, undecidable }: Grant,
  touching: readonly Limit[],
  what: Pick<Permission, 'service' | 'accessLevel' | 'actions' | 'total'>,
): Permission {
  const cited = (kind: Limit['kind']): readonly DecidingStatement[] =>
    touching.filter((limit) => limit.kind === kind).flatMap(({ bearings }) => bearings.map(cite))
  const isUnknown = undecidable !== null || touching.some((limit) => limit.isUnknown)
  return {
    ...what,
    decision: isUnknown ? 'unknown' : conditions.length > 0 || touching.length > 0 ? 'conditional' : 'allowed',
    resources,
    conditions: conditions.map((test) => testWords(test, (key) => keySpelling(key, table))),
    by: cite(bearing),
    unless: cited('deny'),
    within: cited('within'),
  }
}

function totalsOf(table: ActionTable): (action: Action) => number {
  const counted = new Map<string, ReadonlyMap<AccessLevel, number>>()
  return ({ service, accessLevel }) => {
    let levels = counted.get(service)
    if (levels === undefined) {
      const count = new Map<AccessLevel, number>()
      for (const other of table.expand(`${service}:*`))
        count.set(other.accessLevel, (count.get(other.accessLevel) ?? 0) + 1)
      counted.set(service, (levels = count))
    }
    return levels.get(accessLevel) ?? 0
  }
}
