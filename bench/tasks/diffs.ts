import { compareNights } from '../../src/app/compare-nights.ts'
import { findChanged } from '../../src/store/find-changed.ts'
import { listSnapshots, openForReading } from '../../src/store/index.ts'
import { median } from '../run/median.ts'
import { stopwatch } from './stopwatch.ts'

/** How long it takes to find what changed, and to say it, in milliseconds. */
export interface DiffTimes {
  readonly inSql: number
  readonly whole: number
  readonly changes: number
}

/** Compares the last night with the one so many nights before. */
export function timeDiff(path: string, nightsApart: number): DiffTimes {
  const db = openForReading(path)
  const nights = listSnapshots(db).toReversed()
  const [to, from] = [nights[0], nights[nightsApart]]
  if (from === undefined || to === undefined) throw new RangeError(`no night ${nightsApart} nights before the last`)
  const night = db.prepare<[number], { account: number; taken_at: number }>(
    'SELECT account, taken_at FROM snapshot WHERE snapshot_id = ?',
  )
  const [before, after] = [night.get(from.id), night.get(to.id)]
  if (before === undefined || after === undefined) throw new RangeError('a night that is listed is not there')
  const lap = stopwatch()
  const inSql = median(
    Array.from({ length: 5 }, () => {
      findChanged(db, before, after)
      return lap()
    }),
  )
  const { changes } = compareNights(db, {
    from: `id:${from.id}`,
    to: `id:${to.id}`,
    include: { activity: true },
    all: true,
  })
  return { inSql, whole: lap(), changes: changes.length }
}
