import type { Rows } from '../model/rows.ts'
import { type History, scopeTo, viewRows } from '../store/index.ts'

/** Every view of one night as rows, in the order of their names; each is read when it is iterated. */
export function exportViews(db: History, snapshotId: number): readonly { readonly name: string; readonly rows: Rows }[] {
  return scopeTo(db, snapshotId).map(({ name, columns }) => ({ name, rows: viewRows(db, name, columns) }))
}
