import { byCodeUnit } from '../../src/model/compare.ts'
import type { Cell } from '../../src/model/rows.ts'

/** The order that rows leave in: cell by cell from the left; null first, numbers by size, anything else by its text. */
export function compareCells(a: readonly Cell[], b: readonly Cell[]): number {
  for (const [index, cell] of a.entries()) {
    const order = compareCell(cell, b[index] ?? null)
    if (order !== 0) return order
  }
  return 0
}

function compareCell(a: Cell, b: Cell): number {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null)
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return byCodeUnit(text(a), text(b))
}

function text(cell: Cell): string {
  return typeof cell === 'string' ? cell : JSON.stringify(cell)
}
