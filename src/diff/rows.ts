import type { Cell, Row, Rows } from '../model/rows.ts'
import type { Change } from './change.ts'
import type { Diff } from './diff-nights.ts'

/** The changes of a diff as a table; documents stay objects, for each format to write as it can. */
export function diffRows({ changes }: Diff): Rows {
  return { columns: DIFF_COLUMNS, rows: changes.map(row) }
}

function row(change: Change): Row {
  return new Map(DIFF_COLUMNS.map((column): [string, Cell] => [column, change[column]]))
}

/** The columns of a diff, as scripts know them. */
const DIFF_COLUMNS = [
  'class',
  'change',
  'kind',
  'arn',
  'id',
  'name',
  'facet',
  'key',
  'before',
  'after',
  'effect',
  'witness',
] as const satisfies readonly (keyof Change)[]
