import type { Row, Rows } from '../model/rows.ts'
import { batches } from '../util/batches.ts'
import { clean } from '../util/clean.ts'
import { fitWidths } from './fit-widths.ts'
import { plainCell } from './plain-cell.ts'
import { BATCH_ROWS, type RenderOptions } from './renderer.ts'
import { cutTo, textWidth } from './text-width.ts'

/** Columns are sized by so many rows; those beyond stream by. */
const SIZED_ROWS = 10_000
const GAP = '  '

interface Layout {
  readonly widths: readonly number[]
  readonly aligns: readonly ('left' | 'right')[]
}

/** A table for a terminal: no borders, numbers to the right, cells cut only where a width is given. Without rows, its header. */
export async function* table(
  { columns: all, rows }: Rows,
  { width, colour = false, expendable = [] }: RenderOptions = {},
): AsyncGenerator<string, void, undefined> {
  if (all.length === 0) return
  let columns = all
  let names = all.map(clean)
  let layout: Layout | null = null

  for await (const batch of batches(rows, BATCH_ROWS, SIZED_ROWS)) {
    let lines = linesOf(batch, columns)
    if (layout === null) {
      columns = affordable(all, widest([names, ...lines]), width, expendable)
      names = columns.map(clean)
      if (columns.length < all.length) lines = linesOf(batch, columns)
      layout = { widths: fitted(widest([names, ...lines]), width), aligns: alignments(columns, batch) }
      yield header(names, layout, colour) + draw([layout.widths.map((size) => '─'.repeat(size))], layout)
    } else if (width === undefined) {
      layout = widened(layout, lines)
    }
    yield draw(lines, layout)
  }

  const left = all.filter((column) => !columns.includes(column))
  if (left.length > 0) yield `(too narrow for ${left.join(', ')}: --verbose squeezes them in, -f csv has all)\n`
  if (layout === null) yield header(names, { widths: widest([names]), aligns: [] }, colour)
}

function linesOf(rows: readonly Row[], columns: readonly string[]): readonly (readonly string[])[] {
  return rows.map((row) => columns.map((column) => plainCell(column, row.get(column))))
}

/** Enough of a cell to be worth a column of its own. */
const LEGIBLE = 26

/** Leaves out columns that can be spared, one after the other, until the others can be read. */
function affordable(
  columns: readonly string[],
  widths: readonly number[],
  width: number | undefined,
  expendable: readonly string[],
): readonly string[] {
  const needed = (kept: readonly string[]) =>
    columns.reduce(
      (sum, column, index) => sum + (kept.includes(column) ? Math.min(widths[index] ?? 0, LEGIBLE) + GAP.length : 0),
      -GAP.length,
    )
  return expendable.reduce(
    (kept, column) => (width !== undefined && needed(kept) > width ? kept.filter((other) => other !== column) : kept),
    columns,
  )
}

function widest(lines: readonly (readonly string[])[], atLeast: readonly number[] = []): number[] {
  const widths = [...atLeast]
  for (const cells of lines) {
    for (const [index, cell] of cells.entries()) widths[index] = Math.max(widths[index] ?? 1, textWidth(cell))
  }
  return widths
}

function fitted(widths: readonly number[], width: number | undefined): readonly number[] {
  return width === undefined ? widths : fitWidths(widths, width - GAP.length * (widths.length - 1))
}

/** Where nothing is cut, a later row may need more room than those that sized the columns. */
function widened({ widths, aligns }: Layout, lines: readonly (readonly string[])[]): Layout {
  return { widths: widest(lines, widths), aligns }
}

function alignments(columns: readonly string[], rows: readonly Row[]): Layout['aligns'] {
  return columns.map((column) => {
    const cells = rows.map((row) => row.get(column) ?? null).filter((cell) => cell !== null)
    return cells.length > 0 && cells.every((cell) => typeof cell === 'number') ? 'right' : 'left'
  })
}

function header(names: readonly string[], layout: Layout, colour: boolean): string {
  const line = draw([names], layout)
  return colour ? `\u001b[1m${line.trimEnd()}\u001b[22m\n` : line
}

function draw(lines: readonly (readonly string[])[], { widths, aligns }: Layout): string {
  let text = ''
  for (const cells of lines) {
    const padded = cells.map((cell, index) => {
      const width = widths[index] ?? 1
      const cut = cutTo(width, cell)
      const blanks = ' '.repeat(Math.max(0, width - textWidth(cut)))
      return aligns[index] === 'right' ? blanks + cut : cut + blanks
    })
    text += `${withoutBlanks(padded.join(GAP))}\n`
  }
  return text
}

/** A line without the blanks at its end; those within a wide column are thousands, which a pattern would try one by one. */
function withoutBlanks(line: string): string {
  let end = line.length
  while (line[end - 1] === ' ') end--
  return line.slice(0, end)
}
