import type { Rows } from '../model/rows.ts'
import { batches } from '../util/batches.ts'
import { clean } from '../util/clean.ts'
import { markdownText } from './markdown-text.ts'
import { plainCell } from './plain-cell.ts'
import { BATCH_ROWS } from './renderer.ts'

/**
 * A table that GitHub renders, and in which nothing an account holds renders: no cell ends early, is markup, or a link.
 * {@link https://github.github.com/gfm/#tables-extension-}
 */
export async function* markdown({ columns, rows }: Rows): AsyncGenerator<string, void, undefined> {
  if (columns.length === 0) return
  yield line(columns.map((column) => markdownText(clean(column)))) + line(columns.map(() => '---'))
  for await (const batch of batches(rows, BATCH_ROWS)) {
    yield batch.map((row) => line(columns.map((column) => markdownText(plainCell(column, row.get(column)))))).join('')
  }
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`
}
