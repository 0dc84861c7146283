import type { Capture } from '../model/capture.ts'
import { RolecallError } from '../model/error.ts'
import { isKnown, type Part, type PartState } from '../model/part.ts'
import { isoTime } from '../model/time.ts'
import { byWarning } from '../model/warning.ts'
import { countNight } from './counts.ts'
import type { History } from './history.ts'
import { insertSnapshot } from './insert-snapshot.ts'
import { placeOf, PRESENCE, recordIntervals, USAGE } from './intervals.ts'
import { accountKey, partKey } from './keys.ts'
import { layOut } from './lay-out.ts'
import { explained } from './open.ts'
import type { RecordOptions } from './record-options.ts'
import { removeNight, sweep } from './remove.ts'
import { isSameNight } from './same-night.ts'
import { snapshotById } from './snapshots.ts'
import { stagedParts } from './stage.ts'

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

function recordInTransaction(db: History, capture: Capture, options: RecordOptions): Recorded {
  const existing = nightAt(db, capture)
  const label = capture.label ?? (existing === undefined ? null : snapshotById(db, existing).label)
  if (existing !== undefined && options.replace) removeNight(db, existing)
  const account = accountKey(db, capture)
  const found = layOut(db, account, capture)
  const { parts, warnings } = capture.closing()
  if (existing !== undefined && !options.replace) {
    if (isSameNight(db, account, capture, parts)) return { snapshotId: existing, recorded: false }
    throw new RolecallError(
      'INPUT',
      `account ${capture.account} already has a night of ${isoTime(capture.takenAt)} (id:${existing}), with other content`,
      {
        hint: 'Nothing was recorded. Give another --taken-at, or --replace that night.',
      },
    )
  }
  const all = [...warnings, ...found].toSorted(byWarning)
  const snapshotId = insertSnapshot(db, account, { ...capture, label }, all, options)
  recordParts(db, account, capture.takenAt, parts)
  db.prepare('UPDATE snapshot SET counts = ? WHERE snapshot_id = ?').run(
    JSON.stringify(countNight(db, snapshotId)),
    snapshotId,
  )
  analyse(db)
  return { snapshotId, recorded: true }
}

/** Writes how far each part got, and the intervals of those that are known. */
function recordParts(db: History, account: number, at: number, parts: ReadonlyMap<Part, PartState>): void {
  const insert = db.prepare('INSERT INTO snapshot_part VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const known = new Set<number>()
  for (const [part, state] of parts) {
    const key = partKey(db, part)
    const times = [state.startedAt, state.endedAt, state.asOf].map((time) =>
      time === undefined ? null : Date.parse(time),
    )
    insert.run(account, key, at, state.status, state.count, state.detail, ...times)
    if (!isKnown(state)) continue
    known.add(key)
    const place = placeOf(db, account, key, at)
    recordIntervals(db, PRESENCE, place)
    recordIntervals(db, USAGE, place)
  }
  if (stagedParts(db).some((key) => !known.has(key))) sweep(db)
}

function nightAt(db: History, capture: Capture): number | undefined {
  return db
    .prepare<[string, number], number>(
      'SELECT snapshot_id FROM snapshot s JOIN account a ON a.account_key = s.account WHERE a.account_id = ? AND s.taken_at = ?',
    )
    .pluck()
    .get(capture.account, capture.takenAt)
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
