import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'
import type { Command } from 'commander'

import { RolecallError } from '../../model/error.ts'
import type { Globals } from '../globals.ts'
import { withNight } from '../open-night.ts'
import { formatFor, present } from '../present.ts'
import type { Session } from '../session.ts'
import { runInChild } from '../sql-process.ts'

interface Options extends Globals {
  readonly file?: string
  readonly timeout: string
  readonly maxMemory: string
}

/** rolecall sql [STATEMENT] */
export default function define(command: Command, { io }: Session): void {
  command
    .argument('[STATEMENT]', 'one SELECT, WITH, VALUES or EXPLAIN; - for stdin')
    .option('--file <FILE>', 'read the statement from a file')
    .option('--timeout <SECONDS>', 'end it after that long', '300')
    .option('--max-memory <MIB>', 'end it when it takes more (on Linux)', '2048')
    .addHelpText('after', HELP)
    .action(async (given: string | undefined) => {
      const options = command.optsWithGlobals<Options>()
      formatFor(options)
      const statement = await statementOf(given, options, io.stdin)
      const limits = {
        seconds: wholeNumber('--timeout', options.timeout),
        mebibytes: wholeNumber('--max-memory', options.maxMemory),
      }
      await withNight(options, io, async ({ path, snapshot }) => {
        await runInChild({ path, snapshotId: snapshot.id, statement }, limits, async (answer) => {
          const { id, account, takenAt } = snapshot
          const envelope = { before: { snapshot: { id, account, takenAt }, columns: answer.columns } }
          await present({ rows: answer, verbatim: true, envelope }, options, io)
        })
      })
    })
}

async function statementOf(
  given: string | undefined,
  { file }: Options,
  stdin: NodeJS.ReadableStream,
): Promise<string> {
  if (given !== undefined && file !== undefined)
    throw new RolecallError('USAGE', 'sql: expected a STATEMENT or --file, found both')
  if (given === undefined && file === undefined)
    throw new RolecallError('USAGE', 'sql: expected a STATEMENT, --file FILE, or - for stdin, found none')
  if (given === '-' || file === '-') return text(stdin)
  if (file === undefined) return given ?? ''
  try {
    const bytes = await readFile(file)
    return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString()
  } catch (error) {
    throw new RolecallError(
      'USAGE',
      `sql: --file ${file}: cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      { cause: error },
    )
  }
}

function wholeNumber(option: string, text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text)
  throw new RolecallError(
    'USAGE',
    `sql: ${option}: expected a whole number from 1 to 999999999, found ${JSON.stringify(text)}`,
  )
}

const HELP = `
Examples
  rolecall sql "SELECT name, boundary_arn FROM roles WHERE boundary_arn IS NULL"
  rolecall sql "SELECT resource_kind, count(*) FROM tags GROUP BY 1" -f csv
  rolecall sql "SELECT * FROM statements WHERE effect = 'Deny'" --at latest~1
  rolecall sql --file audit.sql -o audit.csv

docs/views.md describes the views and their columns.

Next: rolecall export writes all of them.
rolecall --help lists the options of every command: --db, --account, --at, --format, --output, …`
