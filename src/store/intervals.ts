import type { History } from './history.ts'

/** Stands for "until further notice"; 2^63-1 does not survive a JavaScript number. */
const OPEN = Number.MAX_SAFE_INTEGER

/** A table of intervals, and the columns that say what held during one. */
interface IntervalTable {
  readonly table: 'presence' | 'usage'
  readonly values: readonly string[]
}

export const PRESENCE: IntervalTable = { table: 'presence', values: ['state'] }
export const USAGE: IntervalTable = {
  table: 'usage',
  values: ['last_used_at', 'last_used_region', 'attachment_count', 'boundary_usage_count', 'residue'],
}

/** A known night of one part of one account, and its neighbours on that axis, by takenAt. */
export interface Place {
  readonly account: number
  readonly part: number
  readonly at: number
  readonly previous: number | null
  readonly next: number | null
}

/** The known nights before and after a moment: those whose part is complete or partial. */
export function placeOf(db: History, account: number, part: number, at: number): Place {
  const known = `SELECT taken_at FROM snapshot_part WHERE account = ? AND part = ? AND status IN ('complete', 'partial')`
  const previous = db
    .prepare<[number, number, number], number>(`${known} AND taken_at < ? ORDER BY taken_at DESC LIMIT 1`)
    .pluck()
    .get(account, part, at)
  const next = db
    .prepare<[number, number, number], number>(`${known} AND taken_at > ? ORDER BY taken_at LIMIT 1`)
    .pluck()
    .get(account, part, at)
  return { account, part, at, previous: previous ?? null, next: next ?? null }
}

/**
 * Turns the staged rows of one night into intervals, in whatever order nights come: rows that run through it are split,
 * rows that end at it closed, rows that begin after it pulled back. Nights in between say nothing of each other.
 */
export function recordIntervals(db: History, { table, values }: IntervalTable, place: Place): void {
  const same = (a: string, b: string) => values.map((value) => `${a}.${value} IS ${b}.${value}`).join(' AND ')
  const list = (prefix: string) => values.map((value) => `${prefix}${value}`).join(', ')
  const own = 'account = @account AND part = @part'
  const bound = { ...place, until: place.next ?? OPEN }
  const run = (sql: string) => db.prepare(sql).run(bound)
  const changed = `entity IN (SELECT entity FROM changed_${table})`

  db.exec(`
    CREATE TEMP TABLE IF NOT EXISTS changed_${table} (entity INTEGER PRIMARY KEY, present INTEGER NOT NULL, ${values.join(', ')});
    DELETE FROM changed_${table}`)
  if (place.previous === null)
    run(`INSERT INTO changed_${table} SELECT entity, 1, ${list('')} FROM staged_${table} WHERE part = @part`)
  else {
    run(`INSERT INTO changed_${table} SELECT s.entity, 1, ${list('s.')} FROM staged_${table} s WHERE s.part = @part AND NOT EXISTS (
           SELECT 1 FROM ${table} p WHERE p.entity = s.entity AND p.part = @part AND p.first_at <= @previous AND p.until_at > @previous AND ${same('p', 's')})`)
    run(`INSERT INTO changed_${table} (entity, present) SELECT p.entity, 0 FROM ${table} p
         WHERE p.account = @account AND p.part = @part AND p.first_at <= @previous AND p.until_at > @previous
           AND NOT EXISTS (SELECT 1 FROM staged_${table} s WHERE s.part = @part AND s.entity = p.entity)`)
  }
  if (place.previous !== null && place.next !== null) {
    run(`INSERT INTO ${table} (account, part, entity, first_at, until_at, ${list('')})
         SELECT account, part, entity, @next, until_at, ${list('')} FROM ${table}
         WHERE ${own} AND first_at <= @previous AND until_at > @next AND ${changed}`)
  }
  if (place.previous !== null)
    run(
      `UPDATE ${table} SET until_at = @at WHERE ${own} AND first_at <= @previous AND until_at > @previous AND ${changed}`,
    )
  if (place.next !== null) {
    run(`UPDATE ${table} SET first_at = @at WHERE ${own} AND first_at = @next
         AND EXISTS (SELECT 1 FROM changed_${table} c WHERE c.entity = ${table}.entity AND c.present = 1 AND ${same('c', table)})`)
  }
  run(`INSERT INTO ${table} (account, part, entity, first_at, until_at, ${list('')})
       SELECT @account, @part, c.entity, @at, @until, ${list('c.')} FROM changed_${table} c
       WHERE c.present = 1 AND NOT EXISTS (SELECT 1 FROM ${table} p WHERE p.entity = c.entity AND p.part = @part AND p.first_at = @at)`)
}

/** Takes one night out of the intervals again, as if it had never been recorded. */
export function removeIntervals(db: History, { table, values }: IntervalTable, place: Place): void {
  const same = values.map((value) => `n.${value} IS ${table}.${value}`).join(' AND ')
  const own = 'account = @account AND part = @part'
  const bound = { ...place, until: place.next ?? OPEN }
  const run = (sql: string) => db.prepare(sql).run(bound)

  run(`DELETE FROM ${table} WHERE ${own} AND first_at = @at AND until_at = @until`)
  if (place.next !== null) {
    run(`UPDATE ${table} SET first_at = @next WHERE ${own} AND first_at = @at`)
    run(`UPDATE ${table} SET until_at = n.until_at FROM ${table} n
         WHERE ${table}.account = @account AND ${table}.part = @part AND ${table}.until_at = @at
           AND n.entity = ${table}.entity AND n.part = @part AND n.first_at = @next AND ${same}`)
    run(`DELETE FROM ${table} WHERE ${own} AND first_at = @next AND EXISTS (
           SELECT 1 FROM ${table} p WHERE p.entity = ${table}.entity AND p.part = @part AND p.first_at < @next AND p.until_at > @next)`)
  }
  run(`UPDATE ${table} SET until_at = @until WHERE ${own} AND until_at = @at`)
}
