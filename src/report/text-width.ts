import Table from 'cli-table3'

const ASCII = /^[\x20-\x7e]*$/
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** How many columns of a terminal a cleaned line takes, as the library that draws the table counts them. */
export function textWidth(text: string): number {
  if (ASCII.test(text)) return text.length
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
