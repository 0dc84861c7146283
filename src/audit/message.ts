import type { Cell, Row } from '../model/rows.ts'
import type { Query } from '../queries/query.ts'

/**
 * What a row says, as a sentence without its subject: the query's own, with the row's cells in it; else its title. What
 * stands in `[…]` around columns is left out where one of them says nothing.
 */
export function messageOf(query: Query, row: Row): string {
  return (query.message ?? query.title).replaceAll(PIECES, (piece) => {
    const isOptional = piece.startsWith('[')
    if (isOptional && columnsIn(piece).some((column) => saysNothing(row.get(column) ?? null))) return ''
    return (isOptional ? piece.slice(1, -1) : piece).replaceAll(COLUMN, (_, column: string) =>
      said(row.get(column) ?? null),
    )
  })
}

const COLUMN = /\{(\w+)\}/g
const PIECES = /\[[^[\]]*\{\w+\}[^[\]]*\]|\{\w+\}/g

/** So many of a list are said: a sentence with hundreds of actions tells nobody anything. */
const MOST = 5

function columnsIn(text: string): readonly string[] {
  return Array.from(text.matchAll(COLUMN), ([, column = '']) => column)
}

function saysNothing(cell: Cell): boolean {
  return cell === null || cell === '' || (isList(cell) && cell.length === 0)
}

/** A cell in a sentence: lists with commas; what is not there is `none`, what is not known `unknown`. */
function said(cell: Cell): string {
  if (cell === null) return 'unknown'
  if (isList(cell)) return cell.length === 0 ? 'none' : listed(cell)
  return typeof cell === 'object' ? JSON.stringify(cell) : String(cell)
}

function listed(cells: readonly Cell[]): string {
  const more = cells.length - MOST
  return cells.slice(0, MOST).map(said).join(', ') + (more > 0 ? ` and ${more} more` : '')
}

function isList(cell: Cell): cell is readonly Cell[] {
  return Array.isArray(cell)
}
