import type { History } from './history.ts'

/**
 * Which entities to read: SQL that gives `entity, part, state`, and the moment whose usage goes with them.
 * It is read again for every list of children, so it should be cheap: an index range, or a temporary table.
 */
export interface Selection {
  readonly sql: string
  readonly bound: Readonly<Record<string, number>>
  readonly at: number
}

/** A row of any state table; columns that the kind lacks are undefined. */
export interface StateRow {
  readonly state: number
  readonly arn: string
  readonly unique_id: string
  readonly residue: string | null
  readonly name: string
  readonly path: string
  readonly created_at: number | null
}

/** The columns of what may have a boundary. */
export interface BoundaryColumns {
  readonly boundary_arn: string | null
  readonly boundary_type: string | null
}

/** The columns of what is used. */
export interface UsageColumns {
  /** Null where the night says nothing of the entity's use. */
  readonly used: number | null
  readonly last_used_at: number | null
  readonly last_used_region: string | null
  readonly attachment_count: number | null
  readonly boundary_usage_count: number | null
  readonly usage_residue: string | null
}

/** The states selected, from the table of their kind; the caller says what its columns hold. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- SQL gives rows the shape that the caller asked for
export function states<Row>(
  db: History,
  { sql, bound, at }: Selection,
  table: string,
  columns: string,
  withUsage = false,
): readonly Row[] {
  const usage = withUsage
    ? `, u.entity AS used, u.last_used_at, u.last_used_region, u.attachment_count, u.boundary_usage_count, u.residue AS usage_residue`
    : ''
  const join = withUsage
    ? 'LEFT JOIN main.usage u ON u.entity = n.entity AND u.part = n.part AND u.first_at <= @at AND u.until_at > @at'
    : ''
  return db
    .prepare<[Record<string, number>], Row>(
      `SELECT n.state, e.arn, e.unique_id, s.residue, t.name, t.path, t.created_at ${columns === '' ? '' : `, ${columns}`} ${usage}
       FROM (${sql}) n JOIN ${table} t ON t.state_id = n.state JOIN state s ON s.state_id = n.state
       JOIN entity e ON e.entity_id = n.entity ${join}`,
    )
    .all(withUsage ? { ...bound, at } : { ...bound })
}

/** How many states of a kind are selected, without reading them. */
export function countStates(db: History, { sql, bound }: Selection, table: string): number {
  const count = db
    .prepare<[Selection['bound']], number>(`SELECT count(*) FROM (${sql}) n JOIN ${table} t ON t.state_id = n.state`)
    .pluck()
  return count.get(bound) ?? 0
}

/**
 * What hangs on the states selected, by state. Rows come as lists of their columns behind that of the state: there are so
 * many that naming them would take as long again.
 */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- SQL gives rows the shape that the caller asked for
export function children<Child, Columns extends readonly unknown[]>(
  db: History,
  { sql, bound }: Selection,
  table: string,
  columns: string,
  read: (row: readonly [state: number, ...columns: Columns]) => Child,
): ReadonlyMap<number, readonly Child[]> {
  const byState = new Map<number, Child[]>()
  const rows = db
    .prepare<[Record<string, number>], readonly [state: number, ...columns: Columns]>(
      `SELECT state_id, ${columns} FROM (SELECT DISTINCT state FROM (${sql})) n JOIN ${table} t ON t.state_id = n.state`,
    )
    .raw()
    .all({ ...bound })
  for (const row of rows) {
    const own = byState.get(row[0])
    if (own === undefined) byState.set(row[0], [read(row)])
    else own.push(read(row))
  }
  return byState
}
