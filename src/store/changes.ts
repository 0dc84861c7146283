import type { Entity, Group, InstanceProfile, ManagedPolicy, Role, User } from '../model/entity.ts'
import type { Fact, SubjectKind } from '../model/fact.ts'
import { findChanged, type NightRow } from './find-changed.ts'
import type { History } from './history.ts'
import { readFacts } from './read-facts.ts'
import { readGroups, readInstanceProfiles, readManagedPolicies, readRoles, readUsers } from './read-entities.ts'
import type { Selection } from './state-rows.ts'

/** An entity in two nights, found by ARN and unique id; null in the night that has no such entity. */
export interface ChangedPair<E extends Entity> {
  readonly before: E | null
  readonly after: E | null
}

/** What a part says of an entity on two nights; null on the night of which it says nothing of it. */
export interface ChangedFact {
  readonly before: Fact | null
  readonly after: Fact | null
}

/** The entities whose content or usage differs between two nights, by kind. */
export interface Changes {
  readonly users: readonly ChangedPair<User>[]
  readonly groups: readonly ChangedPair<Group>[]
  readonly roles: readonly ChangedPair<Role>[]
  readonly instanceProfiles: readonly ChangedPair<InstanceProfile>[]
  readonly managedPolicies: readonly ChangedPair<ManagedPolicy>[]
  /** What the parts beyond the authorization details say; the lists above say nothing of those. */
  readonly facts: readonly ChangedFact[]
  /** Unique ids among the changed ones that a night gives to several ARNs of a kind. */
  readonly sharedIds: { readonly from: SharedIds; readonly to: SharedIds }
}

export type SharedIds = ReadonlyMap<SubjectKind, ReadonlySet<string>>

/**
 * Reads what differs between two nights of one account, in parts known on both. Only intervals that begin or end
 * between the two are looked at, so the cost is that of the change and not of the account.
 */
export function readChanges(db: History, fromId: number, toId: number): Changes {
  const [from, to] = [nightOf(db, fromId), nightOf(db, toId)]
  findChanged(db, from, to)
  const before: Selection = {
    sql: 'SELECT entity, part, state FROM temp.changed_between WHERE state IS NOT NULL',
    bound: {},
    at: from.taken_at,
  }
  const after: Selection = {
    sql: 'SELECT entity, part, later AS state FROM temp.changed_between WHERE later IS NOT NULL',
    bound: {},
    at: to.taken_at,
  }
  return {
    users: pairs(readUsers(db, before), readUsers(db, after)),
    groups: pairs(readGroups(db, before), readGroups(db, after)),
    roles: pairs(readRoles(db, before), readRoles(db, after)),
    instanceProfiles: pairs(readInstanceProfiles(db, before), readInstanceProfiles(db, after)),
    managedPolicies: pairs(readManagedPolicies(db, before), readManagedPolicies(db, after)),
    facts: factPairs(readFacts(db, before), readFacts(db, after)),
    sharedIds: { from: sharedIds(db, from), to: sharedIds(db, to) },
  }
}

function nightOf(db: History, id: number): NightRow {
  const night = db.prepare<[number], NightRow>('SELECT account, taken_at FROM snapshot WHERE snapshot_id = ?').get(id)
  if (night === undefined) throw new RangeError(`no snapshot id:${id}`)
  return night
}

function pairs<E extends Entity>(before: readonly E[], after: readonly E[]): readonly ChangedPair<E>[] {
  const keyOf = (entity: E) => `${entity.arn}\n${entity.id}`
  const later = new Map(after.map((entity) => [keyOf(entity), entity]))
  const both = before.map((entity) => {
    const match = later.get(keyOf(entity)) ?? null
    later.delete(keyOf(entity))
    return { before: entity, after: match }
  })
  return [...both, ...[...later.values()].map((entity) => ({ before: null, after: entity }))]
}

function factPairs(before: readonly Fact[], after: readonly Fact[]): readonly ChangedFact[] {
  const keyOf = ({ part, kind, arn, id }: Fact) => JSON.stringify([part, kind, arn, id])
  const later = new Map(after.map((fact) => [keyOf(fact), fact]))
  const earlier = new Set(before.map(keyOf))
  return [
    ...before.map((fact) => ({ before: fact, after: later.get(keyOf(fact)) ?? null })),
    ...after.filter((fact) => !earlier.has(keyOf(fact))).map((fact) => ({ before: null, after: fact })),
  ]
}

function sharedIds(db: History, night: NightRow): SharedIds {
  const rows = db
    .prepare<[Record<string, number>], { kind: SubjectKind; unique_id: string }>(
      `SELECT e.kind, e.unique_id FROM (
         SELECT DISTINCT x.unique_id FROM temp.changed_between c JOIN entity x ON x.entity_id = c.entity WHERE x.unique_id <> '') i
       JOIN entity e ON e.account = @account AND e.unique_id = i.unique_id
       WHERE EXISTS (SELECT 1 FROM presence p WHERE p.entity = e.entity_id AND p.first_at <= @at AND p.until_at > @at)
       GROUP BY e.kind, e.unique_id HAVING count(DISTINCT e.arn) > 1`,
    )
    .all({ account: night.account, at: night.taken_at })
  const shared = new Map<SubjectKind, Set<string>>()
  for (const { kind, unique_id } of rows) shared.set(kind, (shared.get(kind) ?? new Set()).add(unique_id))
  return shared
}
