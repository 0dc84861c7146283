import type { Comparison } from '../app/compare-policy-files.ts'
import { RolecallError } from '../model/error.ts'
import type { Cell, Row, Rows } from '../model/rows.ts'
import type { Globals } from './globals.ts'
import { note } from './notes.ts'
import { formatFor, present } from './present.ts'
import type { Session } from './session.ts'
import { checkOutput } from './write-output.ts'

export interface CompareOptions extends Globals {
  readonly exitCode?: boolean
}

/** rolecall policy compare OLD NEW */
export async function policyCompare(
  older: string,
  newer: string,
  options: CompareOptions,
  session: Session,
): Promise<void> {
  const { io } = session
  if (options.at !== undefined)
    throw new RolecallError('USAGE', 'policy compare: no night is read, so --at must not stand there')
  const format = formatFor(options)
  await checkOutput(options.output, [older, newer])
  const { comparePolicyFiles } = await import('../app/compare-policy-files.ts')
  const comparison = await comparePolicyFiles({
    older,
    newer,
    stdin: io.stdin,
    ...(options.account === undefined ? {} : { account: options.account }),
  })
  const cells = cellsOf(comparison)
  await present({ rows: format === 'table' ? tall(cells) : wide(cells), document: comparison }, options, io)
  if (options.exitCode === true && comparison.effect !== 'equal') session.exitCode = 1
  note(io, options, `${SAYS[comparison.effect]}${comparison.unknownActionsOnly ? UNKNOWN_ONLY : ''}`)
}

const SAYS: Readonly<Record<Comparison['effect'], string>> = {
  equal: 'equal: every request gets the same of both',
  broader: 'broader: some requests get more of the new document, none gets less',
  narrower: 'narrower: some requests get less of the new document, none gets more',
  different: 'different: some requests get more of the new document, some less',
  undecided: 'undecided: whether some request gets something else of the new document',
}

const UNKNOWN_ONLY = "; only for actions that AWS's table lacks"

function cellsOf({ effect, witness, undecided, unknownActionsOnly }: Comparison): readonly (readonly [string, Cell])[] {
  return [
    ['effect', effect],
    ['action', witness?.action ?? null],
    ['resource', witness?.resource ?? null],
    ['caller', witness?.caller ? `${witness.caller.kind} ${witness.caller.name}` : null],
    ['context', witness && witness.context],
    ['old', witness?.old ?? null],
    ['new', witness?.new ?? null],
    ['unknownActionsOnly', unknownActionsOnly],
    ['undecided', undecided],
  ]
}

/** A line for each thing there is to say, for a reader. */
function tall(cells: readonly (readonly [string, Cell])[]): Rows {
  const said = cells.filter(([, cell]) => cell !== null && cell !== false && !isEmpty(cell))
  const rows = said.map(
    ([name, cell]): Row =>
      new Map<string, Cell>([
        ['what', name],
        ['is', cell],
      ]),
  )
  return { columns: ['what', 'is'], rows }
}

function isEmpty(cell: Cell): boolean {
  return typeof cell === 'object' && cell !== null && Object.keys(cell).length === 0
}

function wide(cells: readonly (readonly [string, Cell])[]): Rows {
  return { columns: cells.map(([name]) => name), rows: [new Map(cells)] }
}
