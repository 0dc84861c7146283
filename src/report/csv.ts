import { stringify } from 'csv-stringify/sync'
import type { Cell, Rows } from '../model/rows.ts'
import { batches } from '../util/batches.ts'
import { snakeCase } from '../util/case.ts'
import { visibleJson } from '../util/visible-json.ts'
import { guardFormula } from './formula-guard.ts'
import { BATCH_ROWS, type RenderOptions } from './renderer.ts'

/**
 * CSV by RFC 4180 for spreadsheets and other programs: lists and objects as JSON, null as nothing. With `formulaGuard:
 * false`, reading it back gives the values that JSON has.
 * {@link https://www.rfc-editor.org/rfc/rfc4180}
 */
export async function* csv(
  { columns, rows }: Rows,
  { headers = 'snake', formulaGuard = true }: RenderOptions = {},
): AsyncGenerator<string, void, undefined> {
  const text = formulaGuard ? guardFormula : asItIs
  const names = headers === 'snake' ? columns.map(snakeCase) : columns
  yield records([names.map(text)])
  for await (const batch of batches(rows, BATCH_ROWS)) {
    yield records(batch.map((row) => columns.map((column) => field(row.get(column), text))))
  }
}

/** Also quoted: a byte order mark, which must not open a file, and a lone empty field, which readers skip as a blank line. */
function records(fields: readonly (readonly string[])[]): string {
  return stringify([...fields], {
    record_delimiter: '\r\n',
    quoted_match: /[\r\n]|^\uFEFF/,
    quoted_empty: fields[0]?.length === 1,
  })
}

function field(cell: Cell | undefined, text: (cell: string) => string): string {
  switch (typeof cell) {
    case 'string':
      return text(cell)
    case 'number':
      return Number.isFinite(cell) ? String(cell) : ''
    case 'boolean':
      return String(cell)
    default:
      return cell === null || cell === undefined ? '' : visibleJson(JSON.stringify(cell))
  }
}

function asItIs(cell: string): string {
  return cell
}
