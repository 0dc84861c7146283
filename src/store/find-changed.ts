import type { History } from './history.ts'

/** Where a night stands: its account's row and its time in milliseconds since 1970. */
export interface NightRow {
  readonly account: number
  readonly taken_at: number
}

/** Fills the temporary table `changed_between` with each entity that changed between two nights, and its state on both; one whose state is unknown on either is left out. */
export function findChanged(db: History, from: NightRow, to: NightRow): void {
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
     INSERT INTO changed_between SELECT * FROM compared c WHERE coalesce(c.state, 1) <> 0 AND coalesce(c.later, 1) <> 0 AND (c.state IS NOT c.later
       OR EXISTS (SELECT * FROM (${at('usage', '@from', used)}) EXCEPT SELECT * FROM (${at('usage', '@to', used)}))
       OR EXISTS (SELECT * FROM (${at('usage', '@to', used)}) EXCEPT SELECT * FROM (${at('usage', '@from', used)})))`,
  ).run(bound)
}
