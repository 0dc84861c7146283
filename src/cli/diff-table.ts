import type { Cell, Row, Rows } from '../model/rows.ts'
import { witnessText } from './witness-text.ts'

/** A table has no room for whole documents: JSON has them, and `snapshots export` does. */
export function diffTable({ rows }: Rows): Rows {
  const short = (cell: Cell): Cell => {
    if (typeof cell !== 'object' || cell === null) return cell
    if ('Statement' in cell) return '(document)'
    return 'old' in cell && 'new' in cell ? witnessText(cell) : cell
  }
  return {
    columns: TABLE,
    rows: mapRows(rows, (row) => new Map([...row].map(([column, cell]) => [column, short(cell)]))),
  }
}

const TABLE = ['class', 'change', 'effect', 'kind', 'name', 'facet', 'key', 'before', 'after', 'witness']

async function* mapRows(rows: Rows['rows'], change: (row: Row) => Row): AsyncIterable<Row> {
  for await (const row of rows) yield change(row)
}

/** How many changes of each class and verb there are, in words; nothing where there are none. */
export function summaryOf(summary: Readonly<Record<string, Readonly<Record<string, number>>>>): string {
  return Object.entries(summary)
    .map(([name, counts]) => [name, Object.entries(counts).filter(([, count]) => count > 0)] as const)
    .filter(([, counts]) => counts.length > 0)
    .map(([name, counts]) => `; ${name}: ${counts.map(([verb, count]) => `${count} ${verb}`).join(', ')}`)
    .join('')
}
