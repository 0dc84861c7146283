import fc from 'fast-check'
import type { Cell, Rows } from '../../src/model/rows.ts'
import { HOSTILE } from '../fixtures/hostile/names.ts'
import { rowsOf } from './rendered.ts'

/** Any text an account may hold: every code unit, and what breaks formats more often than chance would. */
export const text: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom(
      '"',
      ',',
      '\r',
      '\n',
      '\t',
      ' ',
      '|',
      '\\',
      '`',
      '<',
      '&',
      "'",
      '=',
      '\ufeff',
      '\u202e',
      '\u001b',
      'a',
    ),
  }),
  fc.constantFrom(...HOSTILE),
)

/** A finite number as JSON has it: there is no negative zero. */
const number: fc.Arbitrary<number> = fc
  .double({ noNaN: true, noDefaultInfinity: true })
  .map((value) => (value === 0 ? 0 : value))

/** Any cell, lists and objects too. */
export const cell: fc.Arbitrary<Cell> = fc.letrec<{ cell: Cell }>((tie) => ({
  cell: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    text,
    number,
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('cell'), { maxLength: 3 }),
    fc.dictionary(text, tie('cell'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).cell

/** Rows of cells under columns that may be called anything, once. */
export function rows(of: fc.Arbitrary<Cell> = cell): fc.Arbitrary<Rows> {
  return fc
    .uniqueArray(fc.oneof(text, fc.constantFrom('__proto__', '1', 'principalArn', 'evidence')), {
      minLength: 1,
      maxLength: 4,
    })
    .chain((columns) =>
      fc
        .array(fc.array(of, { minLength: columns.length, maxLength: columns.length }), { maxLength: 6 })
        .map((cells) => rowsOf(columns, ...cells)),
    )
}

/** The cells of rows as lists, in the order of the columns. */
export function cellsOf({ columns, rows }: Rows): Cell[][] {
  if (!(Symbol.iterator in rows)) throw new TypeError('these rows can be read only once')
  return [...rows].map((row) => columns.map((column) => row.get(column) ?? null))
}
