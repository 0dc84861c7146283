import type { Cell } from '../model/rows.ts'

/** Whether a cell is a list; Array.isArray alone does not narrow a readonly one. */
export function isList(cell: Cell): cell is readonly Cell[] {
  return Array.isArray(cell)
}
