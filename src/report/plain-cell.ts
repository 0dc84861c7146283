import type { Cell } from '../model/rows.ts'
import { clean } from '../util/clean.ts'
import { evidencePhrases } from './evidence.ts'
import { isList } from './is-list.ts'

/** A cell as people read it: lists comma-joined, objects as JSON, evidence in phrases, and nothing that a terminal obeys. */
export function plainCell(column: string, cell: Cell | undefined): string {
  const phrases = column === 'evidence' && cell !== undefined ? evidencePhrases(cell) : null
  return clean(phrases ?? text(cell))
}

function text(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell !== 'object') return String(cell)
  return isList(cell) ? cell.map(item).join(', ') : JSON.stringify(cell)
}

function item(cell: Cell): string {
  return typeof cell === 'object' ? JSON.stringify(cell) : String(cell)
}
