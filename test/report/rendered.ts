import type { Cell, Row, Rows } from '../../src/model/rows.ts'

/** All that a renderer writes. */
export async function rendered(pieces: AsyncIterable<string>): Promise<string> {
  let text = ''
  for await (const piece of pieces) text += piece
  return text
}

/** Rows from lists of cells, in the order of the columns. */
export function rowsOf(columns: readonly string[], ...cells: readonly (readonly Cell[])[]): Rows {
  return { columns, rows: cells.map((row) => rowOf(columns, row)) }
}

/** The same rows, one at a time and later. */
export function streamed({ columns, rows }: Rows): Rows {
  return {
    columns,
    rows: (async function* () {
      yield* rows
    })(),
  }
}

function rowOf(columns: readonly string[], cells: readonly Cell[]): Row {
  return new Map(columns.map((column, index) => [column, cells[index] ?? null]))
}
