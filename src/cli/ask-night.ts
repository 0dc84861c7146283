import type { AskNight } from '../app/own-queries.ts'
import type { Cell, Row } from '../model/rows.ts'
import { boundedSql } from './bounded-sql.ts'
import type { Limits } from './sql-process.ts'

/** How long a statement of a user's own query may take, and how much memory: as `rolecall sql` bounds one. */
const LIMITS: Limits = { seconds: 300, mebibytes: 2048 }

/** Asks nights of a history the statements of a user's own queries, each in a process of its own that can write nothing. */
export function nightAsker(path: string, limits: Limits = LIMITS): AskNight {
  return (snapshotId, statement) => {
    const { lines, trouble } = boundedSql(
      new URL('./sql-worker.js', import.meta.url),
      { path, snapshotId, statement },
      limits,
    )
    if (trouble !== null) throw trouble
    const [columns = [], ...rows] = lines.map(cellsIn)
    const names = columns.map(String)
    return { columns: names, rows: rows.map((cells) => rowOf(names, cells)) }
  }
}

function cellsIn(line: string): readonly Cell[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by our own other half
  return JSON.parse(line) as Cell[]
}

function rowOf(columns: readonly string[], cells: readonly Cell[]): Row {
  return new Map(columns.map((column, index) => [column, cells[index] ?? null]))
}
