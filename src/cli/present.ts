import { RolecallError } from '../model/error.ts'
import type { Rows } from '../model/rows.ts'
import { clean } from '../util/clean.ts'
import { visibleJson } from '../util/visible-json.ts'
import { type Envelope, type Format, FORMAT_NAMES, formatOf, FORMATS, isFormat } from '../report/index.ts'
import type { Globals } from './globals.ts'
import type { Io } from './io.ts'
import { writeOutput } from './write-output.ts'

/** A result made of rows: what every format shows, and what only JSON has room for. */
export interface Presentation {
  readonly rows: Rows
  /** What JSON has around the rows. */
  readonly envelope?: Envelope
  /** The JSON document itself, where it is not rows in an envelope. */
  readonly document?: object
  /** Whether column names are the user's own (SQL), to be left as they are. */
  readonly verbatim?: boolean
  /** Columns that the table shows, where it has no room for all. */
  readonly tableColumns?: readonly string[]
  /** Columns that a narrow terminal can do without first. */
  readonly expendable?: readonly string[]
  /** Lines above the table, for a reader. */
  readonly heading?: readonly string[]
}

/**
 * The format that a command line asks for: by name, else by the output's ending, else a table.
 *
 * @throws RolecallError USAGE where there is no such format
 */
export function formatFor(globals: Globals): Format {
  const { format, output } = globals
  if (format === undefined) return (output === undefined ? null : formatOf(output)) ?? 'table'
  if (isFormat(format)) return format
  throw new RolecallError('USAGE', `--format: expected ${FORMAT_NAMES.join(', ')}, found ${JSON.stringify(format)}`)
}

/** Shows rows in the format asked for, where asked for. @returns whether all of them were wanted, as writeOutput says */
export async function present(presentation: Presentation, globals: Globals, io: Io): Promise<boolean> {
  const format = formatFor(globals)
  if (format === 'json' && presentation.document !== undefined) {
    return writeOutput([`${visibleJson(JSON.stringify(presentation.document, null, 2))}\n`], globals.output, io)
  }
  const render = await FORMATS[format].load()
  const toTerminal = io.width !== undefined && (globals.output === undefined || globals.output === '-')
  const shown =
    format === 'table' && presentation.tableColumns
      ? { ...presentation.rows, columns: presentation.tableColumns }
      : presentation.rows
  const text = render(shown, {
    headers: presentation.verbatim === true ? 'verbatim' : 'snake',
    formulaGuard: globals.formulaGuard !== false,
    ...(toTerminal ? { terminal: true, width: io.width, colour: hasColour(globals, io) } : {}),
    ...(globals.verbose === true ? {} : { expendable: expendable(presentation, shown.columns) }),
    ...(presentation.envelope ? { envelope: presentation.envelope } : {}),
  })
  return writeOutput(format === 'table' ? headed(presentation.heading ?? [], text) : text, globals.output, io)
}

/** What a terminal too narrow for all does without: ids, since the ARN beside them names the same; last the evidence. */
function expendable({ expendable: own = [] }: Presentation, columns: readonly string[]): readonly string[] {
  return [...own, ...columns.filter((column) => IDS.test(column)), ...columns.filter((column) => column === 'evidence')]
}

const IDS = /^(?:principal|user|group|role|policy|instanceProfile)Id$/

/** Whether text may be coloured: on a terminal, unless the user would rather not. */
function hasColour(globals: Globals, io: Io): boolean {
  return io.width !== undefined && globals.color !== false && !io.env['NO_COLOR']
}

async function* headed(heading: readonly string[], text: AsyncIterable<string>): AsyncIterable<string> {
  for (const line of heading) yield `${clean(line)}\n`
  yield* text
}
