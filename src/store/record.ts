import type { Capture, CaptureRecord, Usage } from '../model/capture.ts'
import { byKeys } from '../model/compare.ts'
import { RolecallError } from '../model/error.ts'
import { isKnown, type Part } from '../model/part.ts'
import { isoTime } from '../model/time.ts'
import type { Warning } from '../model/warning.ts'
import { countNight } from './counts.ts'
import { placeOf, prepareStaging, PRESENCE, recordIntervals, USAGE } from './intervals.ts'
import type { History } from './history.ts'
import { explained } from './open.ts'
import { removeNight } from './remove.ts'
import { stateWriter } from './write-state.ts'

/** What recording needs to know beyond the capture; times are milliseconds since 1970. */
export interface RecordOptions {
  /** Put this night in the place of another that was recorded at the same time. */
  readonly replace: boolean
  readonly toolVersion: string
  readonly startedAt: number
  readonly finishedAt: number
}

/** How a recording ended: `recorded` is false where the same night was there already. */
export interface Recorded {
  readonly snapshotId: number
  readonly recorded: boolean
}

/**
 * Records one night, all of it or nothing.
 *
 * @throws RolecallError DATABASE where another recorder holds the file; INPUT where another night was taken at the same time
 */
export function recordNight(db: History, path: string, capture: Capture, options: RecordOptions): Recorded {
  const result = explained(path, () => db.transaction(() => recordInTransaction(db, capture, options)).immediate())
  if (result.recorded) foldLog(db)
  return result
}

/** Whether an entity was normalised before and left nothing to warn of. */
export function fingerprintLookup(db: History): (fingerprint: Buffer) => boolean {
  const find = db.prepare<[Buffer], number>('SELECT 1 FROM fingerprint WHERE sha256 = ?').pluck()
  return (fingerprint) => find.get(fingerprint) !== undefined
}

function recordInTransaction(db: History, capture: Capture, options: RecordOptions): Recorded {
  const existing = nightAt(db, capture)
  if (existing !== undefined && options.replace) removeNight(db, existing)
  const account = accountKey(db, capture)
  const night = layOut(db, account, capture)
  if (existing !== undefined && !options.replace) {
    if (isSameNight(db, account, capture, night)) return { snapshotId: existing, recorded: false }
    throw new RolecallError('INPUT', `account ${capture.account} already has a night of ${isoTime(capture.takenAt)} (id:${existing}), with other content`, {
      hint: 'Nothing was recorded. Give another --taken-at, or --replace that night.',
    })
  }
  const snapshotId = insertSnapshot(db, account, capture, night.warnings, options)
  for (const [part, state] of capture.parts) {
    const key = partKey(db, part)
    db.prepare('INSERT INTO snapshot_part VALUES (?, ?, ?, ?, ?, ?)').run(account, key, capture.takenAt, state.status, state.count, state.detail)
    if (!isKnown(state)) continue
    const place = placeOf(db, account, key, capture.takenAt)
    stage(db, night.rows.get(part) ?? [])
    recordIntervals(db, PRESENCE, place)
    recordIntervals(db, USAGE, place)
  }
  db.prepare('UPDATE snapshot SET counts = ? WHERE snapshot_id = ?').run(JSON.stringify(countNight(db, snapshotId)), snapshotId)
  analyse(db)
  return { snapshotId, recorded: true }
}

/** One entity of the night as rows refer to it. */
interface NightRow {
  readonly entity: number
  readonly state: number
  readonly usage: Usage | null
}

interface LaidOut {
  readonly rows: ReadonlyMap<Part, readonly NightRow[]>
  readonly warnings: readonly Warning[]
}

/** Turns the capture's records into rows, normalising only what was not seen before. */
function layOut(db: History, account: number, capture: Capture): LaidOut {
  const known = db.prepare<[Buffer], number>('SELECT state FROM fingerprint WHERE sha256 = ?').pluck()
  const remember = db.prepare('INSERT INTO fingerprint VALUES (?, ?) ON CONFLICT DO NOTHING')
  const write = stateWriter(db)
  const entityId = entityKeys(db, account)
  const rows = new Map<Part, NightRow[]>()
  const warnings: Warning[] = [...capture.warnings]
  const stateOf = (record: CaptureRecord): number => {
    const seen = known.get(record.fingerprint)
    if (seen !== undefined) return seen
    const normalised = record.normalise()
    const state = write(normalised)
    if (normalised.warnings.length === 0) remember.run(record.fingerprint, state)
    warnings.push(...normalised.warnings)
    return state
  }
  for (const record of capture.records) {
    const own = rows.get(record.part) ?? []
    own.push({ state: stateOf(record), entity: entityId(record), usage: record.usage })
    rows.set(record.part, own)
  }
  const byWarning = byKeys<Warning>((w) => w.code, (w) => w.subject ?? '', (w) => w.message)
  return { rows, warnings: warnings.toSorted(byWarning) }
}

function stage(db: History, rows: readonly NightRow[]): void {
  prepareStaging(db, PRESENCE)
  prepareStaging(db, USAGE)
  const presence = db.prepare('INSERT INTO staged_presence VALUES (?, ?)')
  const usage = db.prepare('INSERT INTO staged_usage VALUES (?, ?, ?, ?, ?, ?)')
  for (const row of rows) {
    presence.run(row.entity, row.state)
    if (row.usage !== null) usage.run(row.entity, ...usageColumns(row.usage))
  }
}

function usageColumns(usage: Usage): readonly (string | number | null)[] {
  const at = usage.lastUsedAt === null ? null : Date.parse(usage.lastUsedAt)
  return [at, usage.lastUsedRegion, usage.attachmentCount, usage.boundaryUsageCount, usage.residue]
}

/** Whether what is laid out says the same as the night already recorded at this time. */
function isSameNight(db: History, account: number, capture: Capture, night: LaidOut): boolean {
  const at = capture.takenAt
  const residue = db.prepare<[number, number], string>('SELECT residue FROM snapshot WHERE account = ? AND taken_at = ?').pluck().get(account, at)
  if (residue !== JSON.stringify(capture.residue)) return false
  for (const [part, state] of capture.parts) {
    const key = partKey(db, part)
    const status = db
      .prepare<[number, number, number], string>('SELECT status FROM snapshot_part WHERE account = ? AND part = ? AND taken_at = ?')
      .pluck()
      .get(account, key, at)
    if (status !== state.status) return false
    if (!isKnown(state)) continue
    stage(db, night.rows.get(part) ?? [])
    for (const { table, values } of [PRESENCE, USAGE]) {
      const columns = ['entity', ...values].join(', ')
      const recorded = `SELECT ${columns} FROM ${table} WHERE account = @account AND part = @key AND first_at <= @at AND until_at > @at`
      const staged = `SELECT ${columns} FROM staged_${table}`
      const differs = db
        .prepare(`SELECT 1 FROM (SELECT * FROM (${recorded}) EXCEPT ${staged}) UNION ALL SELECT 1 FROM (SELECT * FROM (${staged}) EXCEPT ${recorded}) LIMIT 1`)
        .get({ account, key, at })
      if (differs !== undefined) return false
    }
  }
  return true
}

function nightAt(db: History, capture: Capture): number | undefined {
  return db
    .prepare<[string, number], number>(
      'SELECT snapshot_id FROM snapshot s JOIN account a ON a.account_key = s.account WHERE a.account_id = ? AND s.taken_at = ?',
    )
    .pluck()
    .get(capture.account, capture.takenAt)
}

function accountKey(db: History, capture: Capture): number {
  db.prepare('INSERT INTO account (account_id, partition) VALUES (?, ?) ON CONFLICT (account_id) DO NOTHING').run(capture.account, capture.partition)
  return db.prepare<[string], number>('SELECT account_key FROM account WHERE account_id = ?').pluck().get(capture.account) ?? 0
}

function partKey(db: History, part: Part): number {
  db.prepare('INSERT INTO part (name) VALUES (?) ON CONFLICT (name) DO NOTHING').run(part)
  return db.prepare<[string], number>('SELECT part_key FROM part WHERE name = ?').pluck().get(part) ?? 0
}

function entityKeys(db: History, account: number): (record: CaptureRecord) => number {
  const find = db.prepare<[number, string, string, string], number>('SELECT entity_id FROM entity WHERE account = ? AND kind = ? AND arn = ? AND unique_id = ?').pluck()
  const insert = db.prepare('INSERT INTO entity (account, kind, arn, unique_id) VALUES (?, ?, ?, ?)')
  return ({ kind, arn, id }) => find.get(account, kind, arn, id) ?? Number(insert.run(account, kind, arn, id).lastInsertRowid)
}

function insertSnapshot(db: History, account: number, capture: Capture, warnings: readonly Warning[], options: RecordOptions): number {
  const label = capture.label
  const taken = label === null ? undefined : db.prepare('SELECT snapshot_id FROM snapshot WHERE account = ? AND label = ?').pluck().get(account, label)
  if (taken !== undefined) {
    throw new RolecallError('USAGE', `the label ${label} already names the night id:${String(taken)}`, { hint: 'Nothing was recorded. Choose another --label.' })
  }
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO snapshot (account, taken_at, label, alias, source, level, tool_version, started_at, finished_at, date_form, counts, warnings, residue, input_hash)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '{}', ?, ?, ?)`,
    )
    .run(
      account,
      capture.takenAt,
      label,
      capture.alias,
      capture.source,
      capture.level,
      options.toolVersion,
      options.startedAt,
      options.finishedAt,
      capture.dateForm,
      JSON.stringify(warnings),
      JSON.stringify(capture.residue),
      capture.inputHash,
    )
  return Number(lastInsertRowid)
}

/** Statistics for the planner: without them it reads whole tables. In the same transaction, so that no other recorder makes it wait. */
function analyse(db: History): void {
  db.pragma('analysis_limit = 1000')
  db.exec('ANALYZE')
}

/** Folds the log into the file, unless somebody is reading: then the next recording does, and nobody waits. */
function foldLog(db: History): void {
  const patience = Number(db.pragma('busy_timeout', { simple: true }))
  db.pragma('busy_timeout = 0')
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.pragma(`busy_timeout = ${patience}`)
}
