import type { Rows } from '../model/rows.ts'

/** What a caller may ask of a renderer; each takes what concerns it and leaves the rest. */
export interface RenderOptions {
  /** CSV: column names in snake_case (default), or as they are, for the columns that a user's SQL named. */
  readonly headers?: 'snake' | 'verbatim'
  /** CSV: whether cells that a spreadsheet would run are disarmed (default true). */
  readonly formulaGuard?: boolean
  /** CSV: whether a terminal shows it, and control characters are left out; the other formats have none anywhere. */
  readonly terminal?: boolean
  /** Table: the columns of the terminal; cells are cut to fit. Without it nothing is cut. */
  readonly width?: number
  /** Table: columns to leave out, in this order, where the width is too small for all. */
  readonly expendable?: readonly string[]
  /** Table: whether the header may be bold. */
  readonly colour?: boolean
  /** JSON: the document around the rows. */
  readonly envelope?: Envelope
}

/** The members of a JSON document before and after its rows. */
export interface Envelope {
  /** The member that holds the rows (default `rows`). */
  readonly rowsKey?: string
  readonly before?: Members
  /** Asked when the last row has been read, for what is known only then. */
  readonly after?: () => Members
}

/** Members of an object in order, as a map or an object; those that are undefined are left out. */
export type Members = ReadonlyMap<string, unknown> | object

/** Rows in, text out: pure, piece by piece, so that a large answer is never held whole. */
export type Renderer = (rows: Rows, options?: RenderOptions) => AsyncGenerator<string, void, undefined>

/** How many rows a renderer turns into text at once. */
export const BATCH_ROWS = 500
