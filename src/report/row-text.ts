import type { Row } from '../model/rows.ts'
import { visibleJson } from '../util/visible-json.ts'

/** Writes rows as JSON objects, members in the order of the columns whatever they are called. */
export function rowText(columns: readonly string[]): (row: Row) => string {
  const names = columns.map((column, at) => [column, `${at === 0 ? '' : ','}${JSON.stringify(column)}:`] as const)
  return (row) => {
    let members = ''
    for (const [column, name] of names) members += name + JSON.stringify(row.get(column) ?? null)
    return visibleJson(`{${members}}`)
  }
}
