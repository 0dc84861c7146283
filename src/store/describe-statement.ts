import { once } from '../util/once.ts'
import type { History } from './history.ts'
import { migrate } from './migrate.ts'
import { type ScopedView, scopedViews } from './scoped-views.ts'
import { prepare, refused } from './sql.ts'
import { Database } from './sqlite.ts'

/** What a statement gives and reads. */
export interface DescribedStatement {
  /** As SQLite names them. */
  readonly columns: readonly string[]
  /** The views of a night that it reads, by name. */
  readonly views: readonly string[]
}

/**
 * Describes a statement without a history, and holds it to the views of one night: it is made ready where nothing else
 * exists, so that a name which leads to another night, or to the file's own tables, leads nowhere. It is not run.
 *
 * @throws RolecallError USAGE where it is not one SELECT, WITH or VALUES without parameters over the views of a night
 */
export function describeStatement(statement: string): DescribedStatement {
  const db = new Database(':memory:')
  try {
    const views = viewsOfSchema()
    for (const view of views) makeEmpty(db, view)
    const beyond = foreignWord(db, statement)
    if (beyond !== undefined) throw refused(`expected the views of a night, found ${beyond}`)
    const columns = prepare(db, statement)
      .columns()
      .map(({ name }) => name)
    refuseParameters(db, statement)
    const read = views.filter((view) => reads(db, statement, view))
    return { columns, views: read.map(({ name }) => name) }
  } finally {
    db.close()
  }
}

/** The views that a night has, as the newest schema makes them. */
const viewsOfSchema = once((): readonly ScopedView[] => {
  const db = new Database(':memory:')
  try {
    migrate(db, ':memory:')
    return scopedViews(db)
  } finally {
    db.close()
  }
})

function makeEmpty(db: History, { name, columns }: ScopedView): void {
  const cells = columns.map((column) => `NULL AS ${column}`)
  db.exec(`CREATE TEMP VIEW ${name} AS SELECT ${cells.join(', ')} WHERE 0`)
}

/** A word by which SQLite shows its own tables: they are there in every database. */
function foreignWord(db: History, statement: string): string | undefined {
  const modules = new Set(db.prepare<[], string>('SELECT name FROM pragma_module_list').pluck().all())
  const words = statement.toLowerCase().match(/[\w$]+/g) ?? []
  return words.find((word) => /^(?:sqlite|pragma)_/.test(word) || (modules.has(word) && !JSON_TABLES.has(word)))
}

/** Tables that are made of an argument. */
const JSON_TABLES: ReadonlySet<string> = new Set(['json_each', 'json_tree'])

/** Nobody gives a parameter its value; to explain a statement takes as many of them as to run it. */
function refuseParameters(db: History, statement: string): void {
  try {
    prepare(db, `EXPLAIN ${statement}`).all()
  } catch (error) {
    if (!(error instanceof RangeError || error instanceof TypeError)) throw error
    throw refused('expected a statement without parameters, found one that is to be given some', error)
  }
}

/** Whether a statement is none any more where a view is not there. */
function reads(db: History, statement: string, view: ScopedView): boolean {
  if (!statement.toLowerCase().includes(view.name)) return false
  db.exec(`DROP VIEW temp.${view.name}`)
  try {
    prepare(db, statement)
    return false
  } catch {
    return true
  } finally {
    makeEmpty(db, view)
  }
}
