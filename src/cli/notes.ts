import type { Warning } from '../model/warning.ts'
import { whyUnknown } from '../model/why-unknown.ts'
import { clean } from '../util/clean.ts'
import type { Globals } from './globals.ts'
import type { Io } from './io.ts'

/** Says something beside the result, unless --quiet. */
export function note(io: Io, globals: Globals, text: string): void {
  if (globals.quiet !== true) io.stderr.write(`${clean(text)}\n`)
}

/** How many warnings of one code are worth reading before the rest is counted. */
const SHOWN = 5

/** Lists a night's warnings, the first few of each code; all of them with --verbose. */
export function noteWarnings(io: Io, globals: Globals, warnings: readonly Warning[]): void {
  for (const code of new Set(warnings.map((warning) => warning.code))) {
    const own = warnings.filter((warning) => warning.code === code)
    const shown = globals.verbose === true ? own : own.slice(0, SHOWN)
    for (const { message, subject } of shown)
      note(io, globals, `warning ${code}: ${subject === null ? '' : `${subject}: `}${message}`)
    if (own.length > shown.length)
      note(io, globals, `warning ${code}: ${own.length - shown.length} more (--verbose lists them)`)
  }
}

/** Says what an answer leaves open, a line for each part and reason. */
export function noteUnknown(io: Io, globals: Globals, unknown: readonly Unknown[]): void {
  for (const { part, reason, subjects } of unknown)
    note(io, globals, `unknown: ${part}: ${whyUnknown(reason)}: ${whom(subjects)}`)
}

interface Unknown {
  readonly part: string
  readonly reason: string
  readonly subjects: 'all' | readonly string[]
}

function whom(subjects: Unknown['subjects']): string {
  if (subjects === 'all') return subjects
  const more = subjects.length > 3 ? ` and ${subjects.length - 3} more` : ''
  return `${subjects.slice(0, 3).join(', ')}${more}`
}
