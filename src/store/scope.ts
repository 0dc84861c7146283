import { RolecallError } from '../model/error.ts'
import type { History } from './history.ts'

/** A view of one night: the same columns as the `all_` view of the file, without snapshot_id. */
export interface ScopedView {
  readonly name: string
  readonly columns: readonly string[]
}

/**
 * Makes the temporary views `users`, `roles`, … that show one night, and gives back what there is. A view of the file
 * cannot name a temporary table, and a scope in the file would be shared by all its readers.
 *
 * @throws RolecallError USAGE where there is no such night
 */
export function scopeTo(db: History, snapshotId: number): readonly ScopedView[] {
  if (db.prepare<[number], number>('SELECT 1 FROM snapshot WHERE snapshot_id = ?').get(snapshotId) === undefined) {
    throw new RolecallError('USAGE', `there is no night id:${snapshotId}, or no longer`)
  }
  db.exec('CREATE TEMP TABLE scope (snapshot_id INTEGER NOT NULL)')
  db.prepare('INSERT INTO scope VALUES (?)').run(snapshotId)
  const views = scopedViews(db)
  for (const { name, columns } of views) {
    db.exec(
      `CREATE TEMP VIEW ${name} AS SELECT ${columns.join(', ')} FROM main.all_${name} WHERE snapshot_id = (SELECT snapshot_id FROM temp.scope)`,
    )
  }
  return views
}

/** The views that a scope makes, by name. */
export function scopedViews(db: History): readonly ScopedView[] {
  const names = db
    .prepare<[], string>(
      `SELECT substr(name, 5) FROM sqlite_schema WHERE type = 'view' AND name LIKE 'all\\_%' ESCAPE '\\' ORDER BY name`,
    )
    .pluck()
    .all()
  const columnsOf = db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck()
  return names
    .filter((name) => !INTERNAL.has(name))
    .map((name) => ({ name, columns: columnsOf.all(`all_${name}`).filter((column) => column !== 'snapshot_id') }))
}

/** Views that others are built on, and that show no fact of their own. */
const INTERNAL: ReadonlySet<string> = new Set(['present'])
