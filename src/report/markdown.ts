import type { Rows } from '../model/rows.ts'
import { batches } from '../util/batches.ts'
import { clean } from '../util/clean.ts'
import { plainCell } from './plain-cell.ts'
import { BATCH_ROWS } from './renderer.ts'

/**
 * A table that GitHub renders, and in which nothing an account holds renders: no cell ends early, is markup, or a link.
 * {@link https://github.github.com/gfm/#tables-extension-}
 */
export async function* markdown({ columns, rows }: Rows): AsyncGenerator<string, void, undefined> {
  if (columns.length === 0) return
  yield line(columns.map((column) => escape(clean(column)))) + line(columns.map(() => '---'))
  for await (const batch of batches(rows, BATCH_ROWS)) {
    yield batch.map((row) => line(columns.map((column) => escape(plainCell(column, row.get(column)))))).join('')
  }
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`
}

/**
 * Backslashes become references, so that the only ones left are ours. Addresses are kept from becoming links; for one of
 * e-mail, or a mention, no escape is enough: GitHub looks for it in the text after escapes are read, but not in code.
 */
function escape(text: string): string {
  return text
    .replace(/[&<>\\]/g, reference)
    .replace(/[|`*_[\]~$]/g, '\\$&')
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/(?<=www)\./gi, '\\.')
    .replace(/@+/g, '`$&`')
}

function reference(character: string): string {
  return `&#${character.charCodeAt(0)};`
}
