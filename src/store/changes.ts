import type { Entity, EntityKind, Group, InstanceProfile, ManagedPolicy, Role, User } from '../model/entity.ts'
import type { History } from './history.ts'
import { readGroups, readInstanceProfiles, readManagedPolicies, readRoles, readUsers } from './read-entities.ts'
import type { Selection } from './state-rows.ts'

/** An entity in two nights, found by ARN and unique id; null in the night that has no such entity. */
export interface ChangedPair<E extends Entity> {
  readonly before: E | null
  readonly after: E | null
}

/** The entities whose content or usage differs between two nights, by kind. */
export interface Changes {
  readonly users: readonly ChangedPair<User>[]
  readonly groups: readonly ChangedPair<Group>[]
  readonly roles: readonly ChangedPair<Role>[]
  readonly instanceProfiles: readonly ChangedPair<InstanceProfile>[]
  readonly managedPolicies: readonly ChangedPair<ManagedPolicy>[]
  /** Unique ids among the changed ones that a night gives to several ARNs of a kind. */
  readonly sharedIds: { readonly from: SharedIds; readonly to: SharedIds }
}

export type SharedIds = ReadonlyMap<EntityKind, ReadonlySet<string>>

interface Night {
  readonly account: number
  readonly taken_at: number
}

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
    sharedIds: { from: sharedIds(db, from), to: sharedIds(db, to) },
  }
}

function nightOf(db: History, id: number): Night {
  const night = db.prepare<[number], Night>('SELECT account, taken_at FROM snapshot WHERE snapshot_id = ?').get(id)
  if (night === undefined) throw new RangeError(`no snapshot id:${id}`)
  return night
}

/** Fills the temporary table `changed_between` with each entity that changed between two nights, and its state on both. */
export function findChanged(db: History, from: Night, to: Night): void {
  const bound = {
    account: from.account,
    from: from.taken_at,
    to: to.taken_at,
    low: Math.min(from.taken_at, to.taken_at),
    high: Math.max(from.taken_at, to.taken_at),
  }
  const at = (table: string, moment: string, columns: string) =>
    `SELECT ${columns} FROM ${table} x WHERE x.entity = c.entity AND x.part = c.part AND x.first_at <= ${moment} AND x.until_at > ${moment}`
  const touched = (table: string) => `
    SELECT part, entity FROM ${table} WHERE account = @account AND part IN (SELECT part FROM known) AND first_at > @low AND first_at <= @high
    UNION SELECT part, entity FROM ${table} WHERE account = @account AND part IN (SELECT part FROM known) AND until_at > @low AND until_at <= @high`
  const used = 'last_used_at, last_used_region, attachment_count, boundary_usage_count, residue'
  db.exec('DROP TABLE IF EXISTS temp.changed_between')
  db.exec(
    'CREATE TEMP TABLE changed_between (part INTEGER, entity INTEGER, state INTEGER, later INTEGER, PRIMARY KEY (entity, part)) WITHOUT ROWID',
  )
  db.prepare(
    `WITH known AS MATERIALIZED (
       SELECT a.part FROM snapshot_part a JOIN snapshot_part b ON b.account = a.account AND b.part = a.part AND b.taken_at = @to
         AND b.status IN ('complete', 'partial')
       WHERE a.account = @account AND a.taken_at = @from AND a.status IN ('complete', 'partial')),
     candidate AS (${touched('presence')} UNION ${touched('usage')}),
     compared AS (SELECT c.part, c.entity, (${at('presence', '@from', 'state')}) AS state, (${at('presence', '@to', 'state')}) AS later FROM candidate c)
     INSERT INTO changed_between SELECT * FROM compared c WHERE c.state IS NOT c.later
       OR EXISTS (SELECT * FROM (${at('usage', '@from', used)}) EXCEPT SELECT * FROM (${at('usage', '@to', used)}))
       OR EXISTS (SELECT * FROM (${at('usage', '@to', used)}) EXCEPT SELECT * FROM (${at('usage', '@from', used)}))`,
  ).run(bound)
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

function sharedIds(db: History, night: Night): SharedIds {
  const rows = db
    .prepare<[Record<string, number>], { kind: EntityKind; unique_id: string }>(
      `SELECT e.kind, e.unique_id FROM (
         SELECT DISTINCT x.unique_id FROM temp.changed_between c JOIN entity x ON x.entity_id = c.entity WHERE x.unique_id <> '') i
       JOIN entity e ON e.account = @account AND e.unique_id = i.unique_id
       WHERE EXISTS (SELECT 1 FROM presence p WHERE p.entity = e.entity_id AND p.first_at <= @at AND p.until_at > @at)
       GROUP BY e.kind, e.unique_id HAVING count(DISTINCT e.arn) > 1`,
    )
    .all({ account: night.account, at: night.taken_at })
  const shared = new Map<EntityKind, Set<string>>()
  for (const { kind, unique_id } of rows) shared.set(kind, (shared.get(kind) ?? new Set()).add(unique_id))
  return shared
}
