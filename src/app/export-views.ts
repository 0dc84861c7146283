import type { Rows } from '../model/rows.ts'
import { type History, scopeTo, viewRows } from '../store/index.ts'

/**
 * Every view of one night as rows, in the order of their names; each is read when it is iterated. The connection
 * shows this night from then on: open one for each export, and nothing else.
 *
 * @param db open for reading, until the rows were read
 * @example
 * for (const { name, rows } of exportViews(db, snapshot.id)) for await (const row of rows.rows) console.log(name, row)
 */
export function exportViews(
  db: History,
  snapshotId: number,
): readonly { readonly name: string; readonly rows: Rows }[] {
  return scopeTo(db, snapshotId).map(({ name, columns }) => ({ name, rows: viewRows(db, name, columns) }))
}
