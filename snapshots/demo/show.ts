import type { Said } from './rolecall.ts'

/** The demo is read in a window of so many columns. */
const COLUMNS = 100
/** The heading of a table and the rule under it. */
const HEADING_LINES = 2

/** The command line as it would be typed. */
export function typed(words: readonly string[]): string {
  return wrap(`$ npx rolecall ${words.map(quoted).join(' ')}`, ' \\\n    ')
}

/** A sentence, broken where it gets too long for the window. */
export function sentence(text: string): string {
  return wrap(text, '\n')
}

/** The first rows of what a command said, cut to the window, and how many more there are. */
export function shown({ out, notes }: Said, rows = 8): string {
  const lines = linesOf(out)
  const more = lines.length - HEADING_LINES - rows
  return [
    ...lines.slice(0, HEADING_LINES + rows).map(cut),
    ...(more > 0 ? [`… and ${more} more`] : []),
    ...linesOf(notes)
      .filter((line) => !OLD_NIGHT.test(line))
      .map(sentence),
  ].join('\n')
}

/** The bakery's nights never get younger: that they are old need not be said at every stop. */
const OLD_NIGHT = /^the night of /

function linesOf(text: string): readonly string[] {
  return text.split('\n').filter((line) => line !== '')
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

function cut(line: string): string {
  const letters = Array.from(graphemes.segment(line), ({ segment }) => segment)
  return letters.length > COLUMNS ? `${letters.slice(0, COLUMNS - 1).join('')}…` : line
}

function quoted(word: string): string {
  return /^[\w./:=,~-]+$/.test(word) ? word : `"${word}"`
}

/** Breaks a text at blanks; `joint` takes the place of the blank. */
function wrap(text: string, joint: string): string {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last === undefined || last.length + word.length + 7 > COLUMNS) lines.push(word)
    else lines[lines.length - 1] = `${last} ${word}`
  }
  return lines.join(joint)
}
