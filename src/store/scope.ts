import { RolecallError } from '../model/error.ts'
import type { History } from './history.ts'
import { type ScopedView, scopedViews } from './scoped-views.ts'

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
