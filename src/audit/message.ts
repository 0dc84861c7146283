import type { Cell, Row } from '../model/rows.ts'
import type { Query } from '../queries/query.ts'

/** What a row says, as a sentence without its subject: the query's own, with the row's cells in it; else its title. */
export function messageOf(query: Query, row: Row): string {
  return (query.message ?? query.title).replaceAll(/\{(\w+)\}/g, (_, column: string) => said(row.get(column) ?? null))
}

/** A cell in a sentence: lists with commas; what is not there is `none`, what is not known `unknown`. */
function said(cell: Cell): string {
  if (cell === null) return 'unknown'
  if (isList(cell)) return cell.length === 0 ? 'none' : cell.map(said).join(', ')
  return typeof cell === 'object' ? JSON.stringify(cell) : String(cell)
}

function isList(cell: Cell): cell is readonly Cell[] {
  return Array.isArray(cell)
}
