import type { AccountView } from '../model/account.ts'
import { byArn } from '../model/compare.ts'
import type { Entity, EntityKind } from '../model/entity.ts'
import type { Fact, Members } from '../model/fact.ts'
import { isKnown, type Part } from '../model/part.ts'
import { applyChange } from './apply-change.ts'
import { type Draft, keyOf, ofKind, type OfKind, startDraft } from './draft.ts'
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
  return {
    account: {
      snapshot: night.snapshot,
      parts: night.parts,
      users: list('user'),
      groups: list('group'),
      roles: list('role'),
      instanceProfiles: list('instance-profile'),
      managedPolicies: list('managed-policy'),
      facts: factsOf(night, start, draft),
      document: (ref) => draft.documents.get(ref) ?? night.document(ref),
    },
    changed: (kind) => pairs(ofKind(start, kind), ofKind(draft, kind)),
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

/** Facts of what is there still, with the tags that the plan sets; a user that it creates has no credentials. */
function factsOf(night: AccountView, start: Draft, draft: Draft): AccountView['facts'] {
  const there = byKey(draft.entities)
  const before = byKey(start.entities)
  const kept = new Map<Part, readonly Fact[]>()
  const read = (part: Part): readonly Fact[] => {
    const given = night.facts(part).flatMap((fact): readonly Fact[] => {
      const key = JSON.stringify([fact.kind, fact.arn, fact.id])
      const [old, now] = [before.get(key), there.get(key)]
      if (old !== undefined && now === undefined) return []
      if (old === now || fact.tags === null || now === undefined || !('tags' in now)) return [fact]
      return [{ ...fact, tags: now.tags }]
    })
    const settings = BARE[part]
    if (settings === undefined || !isKnown(night.parts.get(part))) return given
    const made = ofKind(draft, 'user').filter((user) => !before.has(keyOf(user)))
    return [...given, ...made.map((user) => bare(part, user, settings))].toSorted(byArn)
  }
  return (part) => {
    const facts = kept.get(part) ?? read(part)
    kept.set(part, facts)
    return facts
  }
}

/** What the parts of credentials say of a user without any. */
const BARE: { readonly [P in Part]?: Members } = {
  'access-keys': { AccessKeys: [] },
  'login-profiles': { LoginProfile: null },
}

function bare(part: Part, { kind, arn, id, name }: OfKind<'user'>, settings: Members): Fact {
  return { part, kind, arn, id, name, settings, activity: null, tags: null }
}
