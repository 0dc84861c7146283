import type { Cell, Rows } from '../model/rows.ts'
import { batches } from '../util/batches.ts'
import { snakeCase } from '../util/case.ts'
import { clean } from '../util/clean.ts'
import { visibleJson } from '../util/visible-json.ts'
import { guardFormula } from './formula-guard.ts'
import { BATCH_ROWS, type RenderOptions } from './renderer.ts'

/**
 * CSV by RFC 4180 for spreadsheets and other programs: lists and objects as JSON, null as nothing. With `formulaGuard:
 * false`, reading it back gives the values that JSON has, unless it was made for a terminal.
 * {@link https://www.rfc-editor.org/rfc/rfc4180}
 */
export async function* csv(
  { columns, rows }: Rows,
  { headers = 'snake', formulaGuard = true, terminal = false }: RenderOptions = {},
): AsyncGenerator<string, void, undefined> {
  const guarded = formulaGuard ? guardFormula : asItIs
  const text = terminal ? (cell: string) => clean(guarded(cell)) : guarded
  const names = headers === 'snake' ? columns.map(snakeCase) : columns
  yield records([names.map(text)])
  for await (const batch of batches(rows, BATCH_ROWS)) {
    yield records(batch.map((row) => columns.map((column) => field(row.get(column), text))))
  }
}

/** RFC 4180 in three lines, since a library takes longer over a row than reading it from the database does. */
function records(rows: readonly (readonly string[])[]): string {
  return rows
    .map((fields) => `${fields.length === 1 && fields[0] === '' ? '""' : fields.map(quoted).join(',')}\r\n`)
    .join('')
}

/** Also quoted: a byte order mark, which must not open a file. A lone empty field is quoted too: readers skip blank lines. */
function quoted(field: string): string {
  return /[",\r\n]|^\uFEFF/.test(field) ? `"${field.replaceAll('"', '""')}"` : field
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
