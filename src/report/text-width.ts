import type CliTable from 'cli-table3'

import { loadPackage } from '../util/load-package.ts'
import { once } from '../util/once.ts'

/** Letters that take one column each: those of ASCII, and what tables are drawn with. */
const NARROW = /^[\x20-\x7e─…]*$/
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Few tables have letters that it is needed for, and to load it takes a while. */
const library = once((): typeof CliTable => {
  // oxlint-disable-next-line typescript/no-unsafe-assignment -- what require gives has the type that the package declares
  const loaded: typeof CliTable = loadPackage('cli-table3')
  return loaded
})

/** How many columns of a terminal a cleaned line takes, as a library for tables counts them. */
export function textWidth(text: string): number {
  if (NARROW.test(text)) return text.length
  const Table = library()
  const table = new Table({ style: { 'padding-left': 0, 'padding-right': 0 } })
  table.push([text])
  table.toString()
  return table.options.colWidths[0] ?? 0
}

/** Text cut to at most so many columns, never inside a letter: `…` at its end; of an ARN at its front, since its end tells one from another. */
export function cutTo(width: number, text: string): string {
  if (textWidth(text) <= width) return text
  const letters = [...graphemes.segment(text)].map(({ segment }) => segment)
  if (text.startsWith('arn:'))
    return `…${fitting(width - 1, letters.toReversed())
      .toReversed()
      .join('')}`
  return `${fitting(width - 1, letters).join('')}…`
}

function fitting(width: number, letters: readonly string[]): readonly string[] {
  let taken = 0
  const end = letters.findIndex((letter) => (taken += textWidth(letter)) > width)
  return end < 0 ? letters : letters.slice(0, end)
}
