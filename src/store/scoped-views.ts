import type { History } from './history.ts'

/** A view of one night: the same columns as the `all_` view of the file, without snapshot_id. */
export interface ScopedView {
  readonly name: string
  readonly columns: readonly string[]
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
const INTERNAL: ReadonlySet<string> = new Set(['present', 'known', 'facts'])
