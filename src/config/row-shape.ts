import { z } from 'zod'

import type { Evidence } from '../model/evidence.ts'
import type { Cell } from '../model/rows.ts'
import { EVIDENCE_SHAPE } from './evidence-shape.ts'
import { type Misfit, misfitOf } from './misfit.ts'
import { describe } from '../util/describe.ts'

/** A row as a user's own query gave it, checked. */
export interface OwnRow {
  readonly values: Readonly<Record<string, Cell>>
  readonly evidence: readonly Evidence[]
}

const ROW_SHAPE = z.strictObject(
  {
    values: z.record(z.string(), z.unknown(), { error: 'an object with a value for each column' }),
    evidence: z.array(EVIDENCE_SHAPE, { error: 'a list of evidence' }),
  },
  { error: 'a row {values, evidence}' },
)

/** Reads what a query yields as a row with exactly these columns; what is wrong with it where it is none. */
export function readRow(given: unknown, columns: readonly string[]): OwnRow | Misfit {
  const result = ROW_SHAPE.safeParse(given)
  if (!result.success) return misfitOf(ROW_SHAPE, given, result.error)
  const { values, evidence } = result.data
  const cells: Record<string, Cell> = {}
  for (const column of columns) {
    const value = Object.hasOwn(values, column) ? values[column] : undefined
    if (!isCell(value)) return { path: `$.values.${column}`, expected: CELL, found: describe(value), near: [] }
    cells[column] = value
  }
  const more = Object.keys(values).find((name) => !columns.includes(name))
  if (more === undefined) return { values: cells, evidence }
  const expected = `only the declared columns: ${columns.join(', ')}`
  return { path: '$.values', expected, found: JSON.stringify(more), near: [] }
}

const CELL = 'a text, a number, true, false, null, or lists and objects of them'

/** Whether a value comes out of JSON as it went in. */
function isCell(value: unknown, depth: number = 0): value is Cell {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value !== 'object' || depth > DEEPEST) return false
  if (Array.isArray(value)) return value.every((item) => isCell(item, depth + 1))
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) return false
  return Object.values(value).every((item) => isCell(item, depth + 1))
}

/** Beyond it a cell holds itself, as likely as not. */
const DEEPEST = 100
