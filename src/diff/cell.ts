import type { Cell } from '../model/rows.ts'

/** What came in as JSON is made of cells and nothing else. */
export function isCell(value: unknown): value is Cell {
  return value !== undefined
}
