import type { AccountView } from '../model/account.ts'
import { byArn } from '../model/compare.ts'
import type { Entity, EntityKind } from '../model/entity.ts'
import type { Fact } from '../model/fact.ts'
import { applyChange } from './apply-change.ts'
import { type Draft, keyOf, ofKind, type OfKind, startDraft } from './draft.ts'
import { changedFacts, factsOf } from './facts.ts'
import type { PlanEntry } from '../model/planned-change.ts'

/** An entity that a plan changes; null in the account that has no such entity. */
export interface PlannedPair<E extends Entity> {
  readonly before: E | null
  readonly after: E | null
}

/** A night with planned changes made to it, one after the other. */
export interface PlannedNight {
  readonly account: AccountView
  /** The entities of a kind that differ from the night's. */
  changed<K extends EntityKind>(kind: K): readonly PlannedPair<OfKind<K>>[]
  /** What parts say otherwise than the night's of somebody who is there still. */
  readonly changedFacts: readonly { readonly before: Fact; readonly after: Fact }[]
}

/**
 * Makes planned changes in memory; the night stays as it is.
 *
 * @throws RolecallError INPUT naming the first change that cannot be made, what it takes and what there is
 * @example
 * const { account } = applyPlan(night, [{ at: 'a plan', change: { action: 'DeleteUser', UserName: 'ada' } }])
 */
export function applyPlan(night: AccountView, plan: readonly PlanEntry[]): PlannedNight {
  const start = startDraft(night)
  const draft = plan.reduce<Draft>(
    (before, { at, change }) => applyChange({ draft: before, at: `${at}: ${change.action}` }, change),
    start,
  )
  const list = <K extends EntityKind>(kind: K): (() => readonly OfKind<K>[]) => {
    const sorted = ofKind(draft, kind).toSorted(byArn)
    return () => sorted
  }
  const facts = factsOf(night, start, draft)
  return {
    account: {
      snapshot: night.snapshot,
      parts: night.parts,
      users: list('user'),
      groups: list('group'),
      roles: list('role'),
      instanceProfiles: list('instance-profile'),
      managedPolicies: list('managed-policy'),
      facts,
      document: (ref) => draft.documents.get(ref) ?? night.document(ref),
    },
    changed: (kind) => pairs(ofKind(start, kind), ofKind(draft, kind)),
    changedFacts: changedFacts(night, draft, facts),
  }
}

function pairs<E extends Entity>(before: readonly E[], after: readonly E[]): readonly PlannedPair<E>[] {
  const [earlier, later] = [byKey(before), byKey(after)]
  return [
    ...before.map((entity) => ({ before: entity, after: later.get(keyOf(entity)) ?? null })),
    ...after.filter((entity) => !earlier.has(keyOf(entity))).map((entity) => ({ before: null, after: entity })),
  ].filter((pair) => pair.before !== pair.after)
}

function byKey<E extends Entity>(entities: readonly E[]): ReadonlyMap<string, E> {
  return new Map(entities.map((entity) => [keyOf(entity), entity]))
}
