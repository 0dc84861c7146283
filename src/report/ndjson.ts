import type { Rows } from '../model/rows.ts'
import { batches } from '../util/batches.ts'
import { BATCH_ROWS } from './renderer.ts'
import { rowText } from './row-text.ts'

/** A JSON object a line, a row each, for programs that read a stream. */
export async function* ndjson({ columns, rows }: Rows): AsyncGenerator<string, void, undefined> {
  const write = rowText(columns)
  for await (const batch of batches(rows, BATCH_ROWS)) yield batch.map((row) => `${write(row)}\n`).join('')
}
