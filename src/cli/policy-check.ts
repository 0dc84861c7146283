import { RolecallError } from '../model/error.ts'
import type { Cell, Row } from '../model/rows.ts'
import type { Globals } from './globals.ts'
import { note } from './notes.ts'
import { formatFor, present } from './present.ts'
import type { Session } from './session.ts'
import { checkOutput } from './write-output.ts'

export interface CheckOptions extends Globals {
  readonly kind?: string
  readonly failOn?: string
}

const COLUMNS = [
  'file',
  'line',
  'column',
  'severity',
  'code',
  'statement',
  'sid',
  'path',
  'message',
  'found',
  'expected',
]

const TABLE = ['file', 'line', 'column', 'severity', 'code', 'message', 'expected']

/** rolecall policy check FILE... */
export async function policyCheck(files: readonly string[], options: CheckOptions, session: Session): Promise<void> {
  const { io } = session
  if (options.at !== undefined)
    throw new RolecallError('USAGE', 'policy check: no night is read, so --at must not stand there')
  formatFor(options)
  await checkOutput(options.output, files)
  const { checkPolicies, pathText, severityFilter } = await import('../app/check-policies.ts')
  const fails = options.failOn === undefined ? () => false : severityFilter(options.failOn)
  const { actionsAsOf, findings } = await checkPolicies({
    files,
    stdin: io.stdin,
    ...(options.kind === undefined ? {} : { kind: options.kind }),
  })
  const rows = findings.map((finding): Row => {
    const cells: ReadonlyMap<string, Cell> = new Map(Object.entries({ ...finding, path: pathText(finding.path) }))
    return new Map(COLUMNS.map((column) => [column, cells.get(column) ?? null]))
  })
  await present(
    {
      rows: { columns: COLUMNS, rows },
      ...(options.verbose === true ? {} : { tableColumns: TABLE }),
      expendable: ['column', 'severity', 'line'],
      envelope: { before: { actionsAsOf } },
    },
    options,
    io,
  )
  const counted = `${count(findings.length, 'finding')} in ${count(files.length, 'file')}`
  note(io, options, `${counted}; AWS's lists as of ${actionsAsOf}`)
  if (findings.some(({ severity }) => fails(severity))) session.exitCode = 1
}

function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`
}
