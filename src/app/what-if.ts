import type { Access } from '../access/access.ts'
import { type Diff, diffNights } from '../diff/diff-nights.ts'
import type { Night } from '../diff/input.ts'
import { byPath, type PathRow } from '../escalation/path-rows.ts'
import type { Tier } from '../escalation/escalation.ts'
import { openEscalation } from '../escalation/open-escalation.ts'
import { TECHNIQUES } from '../escalation/techniques/index.ts'
import type { AccountView } from '../model/account.ts'
import { byKeys } from '../model/compare.ts'
import { type Part, PARTS, type PartState } from '../model/part.ts'
import type { PlanEntry } from '../model/planned-change.ts'
import { applyPlan } from '../plan/apply-plan.ts'
import type { Unknown } from '../queries/unknown.ts'
import { loadActionTable } from './action-table.ts'
import { findPaths } from './find-paths.ts'
import { hasPrincipals } from './principals-read.ts'
import { type PathStands, pathStands } from './path-stands.ts'

/** A night, and what is planned for it. */
export interface WhatIfRequest {
  readonly account: AccountView
  readonly plan: readonly PlanEntry[]
  /** Opens access in the night, and in what becomes of it. */
  readonly open: (account: AccountView) => Access
  /** Also edits without effect. */
  readonly all?: boolean
  /** Also paths that end at those who come to no administrator. */
  readonly lateral?: boolean
}

/** A user or role that a plan makes more powerful, or less; null where it is not there. */
export interface TierChange {
  readonly principalArn: string
  readonly principalId: string
  readonly before: Tier | null
  readonly after: Tier | null
}

/** What a plan would change. */
export interface WhatIf extends Diff {
  readonly tiers: readonly TierChange[]
  readonly paths: { readonly opened: readonly PathRow[]; readonly closed: readonly PathRow[] }
  /** What the account as planned leaves open about paths. */
  readonly unknown: readonly Unknown[]
}

/**
 * Makes planned changes to a night in memory, and compares the outcome with the night: what changes, what edited documents
 * do, who gains or loses power, and which paths open or close. A path that is there still has not closed, though somebody
 * has a shorter one now, or became an administrator.
 *
 * @throws RolecallError INPUT naming the first change that cannot be made
 * @example
 * const { changes, paths } = whatIf({ account, plan, open: await accessOpener({}, process.stdin) })
 * for (const { principalArn, technique } of paths.opened) console.log(principalArn, technique)
 */
export function whatIf({ account, plan, open, all = false, lateral = false }: WhatIfRequest): WhatIf {
  const planned = applyPlan(account, plan)
  const diff = diffNights(
    {
      from: asNight(account),
      to: asNight(planned.account),
      users: planned.changed('user'),
      groups: planned.changed('group'),
      roles: planned.changed('role'),
      instanceProfiles: planned.changed('instance-profile'),
      managedPolicies: planned.changed('managed-policy'),
      facts: planned.changedFacts,
      actions: loadActionTable,
    },
    { include: { activity: false }, all },
  )
  const before = reach(account, open(account), lateral)
  const after = reach(planned.account, open(planned.account), lateral)
  return {
    ...diff,
    tiers: tierChanges(before.tiers, after.tiers),
    paths: {
      opened: pathsOnlyIn(after, before),
      closed: pathsOnlyIn(before, after),
    },
    unknown: after.unknown,
  }
}

/** @throws RolecallError INPUT naming the first change that cannot be made */
export function checkPlan(account: AccountView, plan: readonly PlanEntry[]): void {
  applyPlan(account, plan)
}

/** Both are one night: what it did not read has not changed between them, and what was planned is known whole. */
function asNight({ snapshot, facts, document }: AccountView): Night {
  return { snapshot, parts: WHOLE, facts, document, sharedIds: new Map() }
}

const WHOLE: ReadonlyMap<Part, PartState> = new Map(
  PARTS.map((part) => [part, { status: 'complete', count: 0, detail: null }]),
)

interface Reached {
  readonly paths: readonly PathRow[]
  readonly stands: PathStands
  /** By principal. */
  readonly tiers: ReadonlyMap<string, Omit<TierChange, 'before' | 'after'> & { readonly tier: Tier }>
  readonly unknown: readonly Unknown[]
}

const LONGEST = 10

function reach(account: AccountView, access: Access, lateral: boolean): Reached {
  const escalation = openEscalation({ account, access, techniques: TECHNIQUES })
  const stands = pathStands(escalation)
  if (!hasPrincipals(account)) return { paths: [], stands, tiers: new Map(), unknown: [] }
  const request = { principal: null, to: null, all: true, lateral, maxHops: LONGEST }
  const [inside, outside] = [false, true].map((isFromOutside) =>
    findPaths(account, access, { ...request, isFromOutside }, escalation),
  )
  return {
    paths: [...(inside?.rows ?? []), ...(outside?.rows ?? [])],
    stands,
    tiers: new Map(
      escalation.everyone.map(({ key, principal }) => [
        key,
        { principalArn: principal.arn, principalId: principal.id, tier: escalation.tier(principal) },
      ]),
    ),
    unknown: inside?.unknown ?? [],
  }
}

/** A path that another one is now shorter than is there still: it did not close. */
function pathsOnlyIn({ paths }: Reached, other: Reached): readonly PathRow[] {
  const known = new Set(other.paths.map(pathKey))
  return paths.filter((path) => !known.has(pathKey(path)) && !other.stands(path)).sort(byPath)
}

/** What makes a path another one: who, how, by whom and whether under conditions; not which statement allows it. */
function pathKey({ principalArn, principalId, targetTier, decision, hops }: PathRow): string {
  const steps = hops.map(({ from, to, technique, by, change }) => [from, to, technique, by, change])
  return JSON.stringify([principalArn, principalId, targetTier, decision, steps])
}

function tierChanges(before: Reached['tiers'], after: Reached['tiers']): readonly TierChange[] {
  return [...new Map([...before, ...after])]
    .map(([key, { principalArn, principalId }]) => ({
      principalArn,
      principalId,
      before: before.get(key)?.tier ?? null,
      after: after.get(key)?.tier ?? null,
    }))
    .filter((change) => change.before !== change.after)
    .sort(
      byKeys(
        ({ principalArn }) => principalArn,
        ({ principalId }) => principalId,
      ),
    )
}
