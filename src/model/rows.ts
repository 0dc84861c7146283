/** A value in a row: scalars print as they are, lists and objects as JSON where a format has no better. */
export type Cell = string | number | boolean | null | readonly Cell[] | { readonly [key: string]: Cell }

/** One row, by column name in camelCase. A map, since SQL may name a column anything. */
export type Row = ReadonlyMap<string, Cell>

/** What every renderer gets: columns in order, and rows one by one. */
export interface Rows {
  readonly columns: readonly string[]
  readonly rows: Iterable<Row> | AsyncIterable<Row>
}
