import type { Cell, Row } from '../model/rows.ts'
import type { Query } from '../queries/query.ts'

/**
 * What a query's rows say, as sentences without their subject: the query's own, with the row's cells in it; else its
 * title. What stands in `[…]` around columns is left out where one of them says nothing.
 */
export function messagesOf({ message, title }: Query): (row: Row) => string {
  const pieces = (message ?? title).split(PIECES).map(pieceIn)
  return (row) => {
    let text = ''
    for (const { before, cells, isOptional } of pieces) {
      if (isOptional && cells.some(({ column }) => saysNothing(row.get(column) ?? null))) continue
      text += before
      for (const { column, behind } of cells) text += said(row.get(column) ?? null) + behind
    }
    return text
  }
}

const PIECES = /(\[[^[\]]*\{\w+\}[^[\]]*\]|\{\w+\})/
const COLUMN = /\{(\w+)\}/

/** So many of a list are said: a sentence with hundreds of actions tells nobody anything. */
const MOST = 5

/** A part of a sentence: words, then cells, each with the words behind it. */
interface Piece {
  readonly before: string
  readonly cells: readonly { readonly column: string; readonly behind: string }[]
  readonly isOptional: boolean
}

/** @param index every other piece is one with columns: the first is not */
function pieceIn(text: string, index: number): Piece {
  if (index % 2 === 0) return { before: text, cells: [], isOptional: false }
  const isOptional = text.startsWith('[')
  const [before = '', ...parts] = (isOptional ? text.slice(1, -1) : text).split(COLUMN)
  const cells = parts.flatMap((column, at) => (at % 2 === 0 ? [{ column, behind: parts[at + 1] ?? '' }] : []))
  return { before, cells, isOptional }
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
