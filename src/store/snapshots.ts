import { parseDate } from '../model/date-form.ts'
import { RolecallError } from '../model/error.ts'
import type { PartState } from '../model/part.ts'
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

const SELECT = `SELECT s.snapshot_id, a.account_id, a.partition, s.alias, s.taken_at, s.label, s.source, s.level, s.counts, s.warnings
  FROM snapshot s JOIN account a ON a.account_key = s.account`

/** The nights kept, by account and time; all accounts unless one is named. */
export function listSnapshots(db: History, account?: string): readonly Snapshot[] {
  const rows = db.prepare<[], SnapshotRow>(`${SELECT} ORDER BY a.account_id, s.taken_at`).all()
  return rows.filter((row) => account === undefined || row.account_id === account || row.alias === account).map((row) => fromRow(db, row))
}

/** The collections that recorded no night, by account and time. */
export function listAttempts(db: History): readonly Attempt[] {
  return db
    .prepare<[], { account_id: string; started_at: number; ended_at: number; reason: string }>('SELECT * FROM attempt ORDER BY account_id, started_at')
    .all()
    .map((row) => ({ account: row.account_id, startedAt: isoTime(row.started_at), endedAt: isoTime(row.ended_at), reason: row.reason }))
}

/** A night by its id. @throws RangeError where there is none: a bug of ours */
export function snapshotById(db: History, id: number): Snapshot {
  const row = db.prepare<[number], SnapshotRow>(`${SELECT} WHERE s.snapshot_id = ?`).get(id)
  if (row === undefined) throw new RangeError(`no snapshot id:${id}`)
  return fromRow(db, row)
}

/** Whether any account has a night of this moment. */
export function hasNightAt(db: History, takenAt: number): boolean {
  return db.prepare<[number], number>('SELECT 1 FROM snapshot WHERE taken_at = ?').pluck().get(takenAt) !== undefined
}

/** The night recorded from just these bytes at this time, if there is one. */
export function snapshotOfInput(db: History, hash: string, takenAt: number): number | undefined {
  return db.prepare<[string, number], number>('SELECT snapshot_id FROM snapshot WHERE input_hash = ? AND taken_at = ?').pluck().get(hash, takenAt)
}

/**
 * The night that a REF means: `latest`, `latest~N`, `first`, `id:N`, a date or time (the last night up to then), or a label.
 *
 * @param account id or alias; needed where the database holds several accounts
 * @throws RolecallError USAGE where it means none, or the account is not clear
 */
export function resolveSnapshot(db: History, ref: string, account?: string): Snapshot {
  const all = db.prepare<[], SnapshotRow>(`${SELECT} ORDER BY s.taken_at`).all()
  const byId = /^id:(\d+)$/.exec(ref)
  if (byId) {
    const row = all.find((night) => night.snapshot_id === Number(byId[1]))
    if (row === undefined) throw noSuchNight(ref, all)
    return fromRow(db, row)
  }
  const nights = ofOneAccount(all, account)
  const row = pick(nights, ref)
  if (row === undefined) throw noSuchNight(ref, nights)
  return fromRow(db, row)
}

function ofOneAccount(all: readonly SnapshotRow[], account: string | undefined): readonly SnapshotRow[] {
  const accounts = [...new Map(all.map((row) => [row.account_id, row.alias]))].map(([id, alias]) => (alias === null ? id : `${id} (${alias})`)).toSorted()
  if (account === undefined && accounts.length > 1) {
    throw new RolecallError('USAGE', `the database holds ${accounts.length} accounts: ${accounts.join(', ')}`, { hint: 'Say which with --account ID.' })
  }
  const own = account === undefined ? all : all.filter((row) => row.account_id === account || row.alias === account)
  if (own.length === 0 && account !== undefined) {
    throw new RolecallError('USAGE', `no nights of account ${account}: expected one of ${accounts.join(', ') || 'none'}`)
  }
  return own
}

function pick(nights: readonly SnapshotRow[], ref: string): SnapshotRow | undefined {
  if (ref === 'latest') return nights.at(-1)
  if (ref === 'first') return nights[0]
  const back = /^latest~(\d+)$/.exec(ref)
  if (back) return nights.at(-1 - Number(back[1]))
  if (/^\d{4}-\d\d-\d\d/.test(ref)) {
    const until = parseDate(ref.length === 10 ? `${ref}T23:59:59.999Z` : ref)
    if (until === null) throw new RolecallError('USAGE', `REF: expected a date such as 2026-11-01, found ${ref}`)
    return nights.findLast((night) => night.taken_at <= until)
  }
  return nights.find((night) => night.label === ref)
}

function noSuchNight(ref: string, nights: readonly SnapshotRow[]): RolecallError {
  const shown = nights.slice(-5).map((night) => `id:${night.snapshot_id} ${isoTime(night.taken_at)}${night.label === null ? '' : ` ${night.label}`}`)
  const hint = nights.length === 0 ? 'Take a first night with `rolecall import FILE`.' : `The last nights are: ${shown.join(', ')}. All of them: rolecall snapshots.`
  return new RolecallError('USAGE', `no night is meant by ${ref}: expected latest, latest~N, first, id:N, a date, a time or a label`, { hint })
}

function fromRow(db: History, row: SnapshotRow): Snapshot {
  const parts = db
    .prepare<[number], { part: string; status: PartState['status']; count: number; detail: string | null }>(
      'SELECT part, status, count, detail FROM all_parts WHERE snapshot_id = ?',
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
    counts: fromJson<Counts>(row.counts),
    parts: new Map(parts.map(({ part, ...state }) => [part, state])),
    warnings: fromJson<Warning[]>(row.warnings),
  }
}

/** JSON that this program wrote itself. */
function fromJson<Value>(text: string): Value {
  return JSON.parse(text) as Value
}
