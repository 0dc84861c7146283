import { type Bearing, cite } from '../../../access/bearing.ts'
import { decisionEvidence } from '../../../access/decision-evidence.ts'
import { grantParts } from '../../../access/grant-parts.ts'
import type { Limit } from '../../../access/grants.ts'
import { byCodeUnit, byKeys } from '../../../model/compare.ts'
import type { Role } from '../../../model/entity.ts'
import type { Evidence } from '../../../model/evidence.ts'
import { type ActionBits, addAction, noActions, wordsIn } from '../../../policy/action/action-bits.ts'
import { idsOfBits } from '../../../policy/action/action-set.ts'
import type { Action } from '../../../policy/action/table.ts'
import type { ConditionTest } from '../../../policy/document/policy.ts'
import { remembered } from '../../../util/remembered.ts'
import { rememberedWeakly } from '../../../util/remembered-weakly.ts'
import type { Params, QueryContext } from '../../query.ts'
import { spelledTest } from './spelled-test.ts'

/** What a role changes by its policies, and the statements that let it. */
export interface RoleChanges {
  readonly actionCount: number
  /** Sorted. */
  readonly services: readonly string[]
  /** `allowed` where one of its statements lets it whatever a request brings. */
  readonly decision: 'allowed' | 'conditional'
  /** What its statements ask, each text once; none where it is allowed. */
  readonly conditions: readonly string[]
  readonly evidence: readonly Evidence[]
  /** Policies and statements of which it cannot be decided, and that may let it change something. */
  readonly open: readonly Bearing[]
}

/** Weighs what roles change, action by action; null where nothing of a role's changes anything. */
export function roleChanges(context: QueryContext<Params>): (role: Role) => RoleChanges | null {
  const table = context.actions()
  const isChange = remembered((id: number) => changes(table.actionAt(id)))
  const changing = rememberedWeakly((bits: ActionBits): ActionBits => {
    const found = noActions(table.size)
    for (const id of idsOfBits(bits)) if (isChange(id)) addAction(found, id)
    return found
  })
  const words = rememberedWeakly((conditions: readonly ConditionTest[]) =>
    conditions.map((test) => spelledTest(context, test)).join(' and '),
  )
  const cited = rememberedWeakly((bearing: Bearing) =>
    decisionEvidence([cite(bearing)]).map((evidence) => [JSON.stringify(evidence), evidence] as const),
  )

  const serviceOf = remembered((id: number) => table.actionAt(id).service)

  const wordsOf = rememberedWeakly(wordsIn)
  const union = (sets: Iterable<ActionBits>): ActionBits => {
    const all = noActions(table.size)
    for (const set of sets) for (const word of wordsOf(set)) all[word] = (all[word] ?? 0) | (set[word] ?? 0)
    return all
  }
  const unlimited = rememberedWeakly((bits: ActionBits) => grantParts(changing(bits), []))

  return (role) => {
    const sets = new Set<ActionBits>()
    const by = new Set<Bearing>()
    const asked = new Set<readonly ConditionTest[]>()
    const open = new Set<Bearing>()
    let isFree = false
    for (const { bearing, bits, limits, conditions, undecidable } of context.access().grants(role)) {
      if (bearing.statement === null) open.add(bearing)
      for (const part of limits.length === 0 ? unlimited(bits) : grantParts(changing(bits), limits)) {
        if (!isReadable(bearing, undecidable, part.touching)) {
          open.add(bearing)
          continue
        }
        sets.add(part.bits)
        by.add(bearing)
        isFree ||= conditions.length === 0 && part.touching.every(isUnreadableDeny)
        if (!isFree) asked.add(conditions)
      }
    }
    if (sets.size === 0 && open.size === 0) return null
    const ids = idsOfBits(union(sets))
    return {
      actionCount: ids.length,
      services: [...new Set(ids.map(serviceOf))].sort(byCodeUnit),
      conditions: isFree ? [] : [...new Set([...asked].map(words))].filter((text) => text !== '').sort(byCodeUnit),
      decision: isFree ? 'allowed' : 'conditional',
      evidence: [...new Map([...by].flatMap(cited))].sort(byText).map(([, evidence]) => evidence),
      open: [...open],
    }
  }
}

const byText = byKeys<readonly [string, Evidence]>(([text]) => text)

/** What AWS files under Write or Permissions management, but for what changes nothing. */
function changes({ name, accessLevel }: Action): boolean {
  return (accessLevel === 'Write' || accessLevel === 'Permissions management') && !READS.test(name)
}

/**
 * Actions that AWS files under Write and that change nothing by themselves: some read, by their name; some are what
 * reading takes; to assume a further role is judged by that role.
 */
const READS = /^(?:[^:]*:(?:Describe|Get|List)|kms:Decrypt$|s3express:CreateSession$|sts:)/

/** Whether it is known by itself: that a policy which the night lacks might deny it does not make it less of a finding. */
function isReadable({ statement }: Bearing, undecidable: string | null, touching: readonly Limit[]): boolean {
  if (statement === null) return false
  if (undecidable === null && !touching.some(({ isUnknown }) => isUnknown)) return true
  const denies = touching.filter(({ kind }) => kind === 'deny')
  return denies.length > 0 && denies.every(isUnreadableDeny)
}

/** A Deny of a policy that cannot be read. */
function isUnreadableDeny({ kind, bearings }: Limit): boolean {
  return kind === 'deny' && bearings.every(({ statement }) => statement === null)
}
