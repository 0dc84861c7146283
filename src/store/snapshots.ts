import { byCodeUnit } from '../model/compare.ts'
import { isPart, PARTS, type PartState } from '../model/part.ts'
import type { SnapshotInfo } from '../model/snapshot.ts'
import { isoTime } from '../model/time.ts'
import type { Warning } from '../model/warning.ts'
import type { Counts } from './counts.ts'
import type { History } from './history.ts'

/** A night with what there is to say about it. `parts` are in the order in which parts are shown. */
export interface Snapshot extends SnapshotInfo {
  readonly counts: Counts
  readonly parts: ReadonlyMap<string, PartState>
  readonly warnings: readonly Warning[]
}

/** A collection that recorded no night. */
export interface Attempt {
  readonly account: string
  readonly startedAt: string
  readonly endedAt: string
  readonly reason: string
}

/** A night's row, its JSON not yet read. */
interface SnapshotRow {
  readonly snapshot_id: number
  readonly account_id: string
  readonly partition: string
  readonly alias: string | null
  readonly taken_at: number
  readonly label: string | null
  readonly source: 'aws' | 'file'
  readonly level: SnapshotInfo['level']
  readonly counts: string
  readonly warnings: string
}

/** Reads rows of nights; what follows says which. */
const SELECT_SNAPSHOTS = `SELECT s.snapshot_id, a.account_id, a.partition, s.alias, s.taken_at, s.label, s.source, s.level, s.counts, w.warnings
  FROM snapshot s JOIN account a ON a.account_key = s.account JOIN warning_list w ON w.warning_list_id = s.warning_list`

/** The nights kept, by account and time; all accounts unless one is named. */
export function listSnapshots(db: History, account?: string): readonly Snapshot[] {
  const rows = db.prepare<[], SnapshotRow>(`${SELECT_SNAPSHOTS} ORDER BY a.account_id, s.taken_at`).all()
  return rows
    .filter((row) => account === undefined || row.account_id === account || row.alias === account)
    .map((row) => snapshotFromRow(db, row))
}

/** The collections that recorded no night, by account and time; all accounts unless one is named, by its id or alias. */
export function listAttempts(db: History, account?: string): readonly Attempt[] {
  const own = account === undefined ? null : new Set([account, ...accountsWithAlias(db, account)])
  return db
    .prepare<[], { account_id: string; started_at: number; ended_at: number; reason: string }>(
      'SELECT * FROM attempt ORDER BY account_id, started_at',
    )
    .all()
    .filter((row) => own === null || own.has(row.account_id))
    .map((row) => ({
      account: row.account_id,
      startedAt: isoTime(row.started_at),
      endedAt: isoTime(row.ended_at),
      reason: row.reason,
    }))
}

/** The ids of the accounts that had an alias on any night; an alias is one account's at a time, but may pass on. */
export function accountsWithAlias(db: History, alias: string): readonly string[] {
  return db
    .prepare<[string], string>(
      `SELECT DISTINCT a.account_id FROM snapshot s JOIN account a ON a.account_key = s.account
       WHERE s.alias = ? ORDER BY a.account_id`,
    )
    .pluck()
    .all(alias)
}

/** A night by its id. @throws RangeError where there is none: a bug of ours */
export function snapshotById(db: History, id: number): Snapshot {
  const row = db.prepare<[number], SnapshotRow>(`${SELECT_SNAPSHOTS} WHERE s.snapshot_id = ?`).get(id)
  if (row === undefined) throw new RangeError(`no snapshot id:${id}`)
  return snapshotFromRow(db, row)
}

/** The night before a night, of the same account. */
export function previousSnapshot(db: History, snapshot: Snapshot): Snapshot | undefined {
  const row = db
    .prepare<[string, number], SnapshotRow>(
      `${SELECT_SNAPSHOTS} WHERE a.account_id = ? AND s.taken_at < ? ORDER BY s.taken_at DESC LIMIT 1`,
    )
    .get(snapshot.account, Date.parse(snapshot.takenAt))
  return row && snapshotFromRow(db, row)
}

/** Whether any account has a night of this moment. */
export function hasNightAt(db: History, takenAt: number): boolean {
  return db.prepare<[number], number>('SELECT 1 FROM snapshot WHERE taken_at = ?').pluck().get(takenAt) !== undefined
}

/** The night recorded from just these bytes at this time, if there is one. */
export function snapshotOfInput(db: History, hash: string, takenAt: number): number | undefined {
  return db
    .prepare<[string, number], number>('SELECT snapshot_id FROM snapshot WHERE input_hash = ? AND taken_at = ?')
    .pluck()
    .get(hash, takenAt)
}

/** A night from its row. */
function snapshotFromRow(db: History, row: SnapshotRow): Snapshot {
  const parts = db
    .prepare<[number], PartRow>(
      'SELECT part, status, count, detail, started_at, ended_at, as_of FROM all_parts WHERE snapshot_id = ?',
    )
    .all(row.snapshot_id)
  return {
    id: row.snapshot_id,
    account: row.account_id,
    partition: row.partition,
    alias: row.alias,
    takenAt: isoTime(row.taken_at),
    label: row.label,
    source: row.source,
    level: row.level,
    counts: JSON.parse(row.counts) as Counts,
    parts: new Map(parts.toSorted(byPlace).map((part) => [part.part, partState(part)])),
    warnings: JSON.parse(row.warnings) as Warning[],
  }
}

interface PartRow extends Pick<PartState, 'status' | 'count' | 'detail'> {
  readonly part: string
  readonly started_at: string | null
  readonly ended_at: string | null
  readonly as_of: string | null
}

/** The order in which parts are shown; those of a newer program come last. */
function byPlace(a: PartRow, b: PartRow): number {
  return placeOf(a.part) - placeOf(b.part) || byCodeUnit(a.part, b.part)
}

function placeOf(name: string): number {
  return isPart(name) ? PARTS.indexOf(name) : PARTS.length
}

function partState({
  status,
  count,
  detail,
  started_at: startedAt,
  ended_at: endedAt,
  as_of: asOf,
}: PartRow): PartState {
  return {
    status,
    count,
    detail,
    ...(startedAt === null ? {} : { startedAt }),
    ...(endedAt === null ? {} : { endedAt }),
    ...(asOf === null ? {} : { asOf }),
  }
}
