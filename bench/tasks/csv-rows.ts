import { csv } from '../../src/report/csv.ts'
import { exportViews } from '../../src/app/export-views.ts'
import type { Rows } from '../../src/model/rows.ts'
import { listSnapshots, openForReading } from '../../src/store/index.ts'
import { stopwatch } from './stopwatch.ts'

/** The same rows read, and read and written as CSV, in milliseconds. */
export interface CsvTimes {
  readonly iterate: number
  readonly csv: number
  readonly rows: number
}

/** Reads views of the last night, then reads them again and writes them as CSV. */
export async function timeCsv(path: string): Promise<CsvTimes> {
  const [iterated, written] = [plainViews(path), plainViews(path)]
  let count = 0
  let length = 0
  const lap = stopwatch()
  for (const rows of iterated) for await (const row of rows.rows) count += Math.sign(row.size)
  const iterate = lap()
  for (const rows of written) for await (const text of csv(rows)) length += text.length
  if (length < count) throw new RangeError('rows were lost on the way to CSV')
  return { iterate, csv: lap(), rows: count }
}

function plainViews(path: string): readonly Rows[] {
  const db = openForReading(path)
  const night = listSnapshots(db).at(-1)
  if (night === undefined) throw new RangeError('a history without nights')
  return exportViews(db, night.id).flatMap(({ name, rows }) => (VIEWS.has(name) ? [rows] : []))
}

/** Views of plain facts, so that no view that computes takes the time away from what is compared. */
const VIEWS: ReadonlySet<string> = new Set([
  'users',
  'groups',
  'roles',
  'instance_profiles',
  'managed_policies',
  'policy_versions',
  'policy_attachments',
  'tags',
])
