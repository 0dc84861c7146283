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

/** Text cut to at most so many columns, `…` at its end, never inside a letter. */
export function cutTo(width: number, text: string): string {
  if (textWidth(text) <= width) return text
  let kept = ''
  let taken = 1
  for (const { segment } of graphemes.segment(text)) {
    taken += textWidth(segment)
    if (taken > width) break
    kept += segment
  }
  return `${kept}…`
}
