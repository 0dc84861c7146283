import type { Cell, Row } from '../model/rows.ts'
import { visibleJson } from '../util/visible-json.ts'

/** Writes rows as JSON objects, members in the order of the columns whatever they are called. */
export function rowText(columns: readonly string[]): (row: Row) => string {
  const members = columns.map((column, at) => memberText(column, at === 0 ? '{' : ','))
  if (members.length === 0) return () => '{}'
  return (row) => {
    let text = ''
    for (const member of members) text += member(row)
    return visibleJson(`${text}}`)
  }
}

/** A column's text in each row: in a list that is sorted it is often what it was in the row before. */
function memberText(column: string, before: string): (row: Row) => string {
  const name = `${before}${JSON.stringify(column)}:`
  let last: Cell = null
  let text = `${name}null`
  return (row) => {
    const cell = row.get(column) ?? null
    if (cell === last) return text
    last = cell
    text = name + JSON.stringify(cell)
    return text
  }
}
