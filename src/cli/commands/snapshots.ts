import type { Command } from 'commander'

import { RolecallError } from '../../model/error.ts'
import type { Cell, Row } from '../../model/rows.ts'
import { capitalised } from '../capitalised.ts'
import { databasePath } from '../databases.ts'
import { type ExportOptions, exportedNight } from '../exported-night.ts'
import { addGlobals, type Globals } from '../globals.ts'
import { note, noteWarnings } from '../notes.ts'
import { withHistory } from '../open-night.ts'
import { formatFor, present } from '../present.ts'
import type { Session } from '../session.ts'
import { visibleJson } from '../../util/visible-json.ts'
import { prune, type PruneOptions } from '../prune.ts'
import { SNAPSHOT_EXPENDABLE, SNAPSHOT_TABLE, snapshotJson, snapshotRows } from '../snapshot-rows.ts'
import { checkOutput, writeOutput } from '../write-output.ts'

/** rolecall snapshots [list] · show REF · export REF · remove REF */
export default function define(command: Command, session: Session): void {
  const sub = (
    usage: string,
    summary: string,
    action: (options: Options, ref: string) => Promise<void>,
    isDefault = false,
  ): Command => {
    const own = command.command(usage, { isDefault }).summary(summary).description(capitalised(summary))
    own.action(async (ref: unknown) => {
      const options = own.optsWithGlobals<Options>()
      if (options.at !== undefined)
        throw new RolecallError(
          'USAGE',
          typeof ref === 'string'
            ? 'snapshots: a REF stands there already, so --at must not'
            : 'snapshots: this is about all nights, so --at must not stand there',
        )
      await action(options, typeof ref === 'string' ? ref : '')
    })
    addGlobals(own)
    return own
  }
  sub('list', 'the nights kept, by account and time', (options) => list(options, session), true)
  sub('show <REF>', 'one night: its parts, counts and warnings', (options, ref) => show(options, ref, session))
  sub('export <REF>', "one night as the AWS CLI's JSON, with every member that came in", (options, ref) =>
    exportOne(options, ref, session),
  )
    .option('--all-parts', 'also what its lists cannot hold, under Rolecall; import reads it')
    .option('--redact', 'with pseudonyms for account ids, names, tags and the like; every query counts what it counted')
    .option('--key <FILE>', 'with --redact: the secret the pseudonyms are made with, made where missing')
    .addHelpText('after', EXPORT_HELP)
  sub('remove <REF>', 'forget one night; the others stay as they are', (options, ref) => remove(options, ref, session))
  sub('prune', 'thin the nights out: keep the newest of each day, week and month', (options) => prune(options, session))
    .option('--keep-daily <N>', 'keep the newest night of each of the last N days that have nights')
    .option('--keep-weekly <N>', 'the same of ISO weeks')
    .option('--keep-monthly <N>', 'the same of months')
    .option('--dry-run', 'only say what would go')
    .addHelpText('after', PRUNE_HELP)
  command.addHelpText('after', HELP)
}

type Options = PruneOptions & ExportOptions

async function list(options: Globals, { io }: Session): Promise<void> {
  const { listAttempts, listSnapshots, resolveSnapshot } = await import('../../app/history.ts')
  await withHistory(options, io, async (db) => {
    const snapshots = listSnapshots(db, options.account)
    const attempts = listAttempts(db, options.account)
    const isKnown = options.account === undefined || snapshots.length > 0 || attempts.length > 0
    if (!isKnown) resolveSnapshot(db, 'latest', options.account)
    const document = { snapshots: snapshots.map(snapshotJson), attempts }
    await present(
      { rows: snapshotRows(snapshots), tableColumns: SNAPSHOT_TABLE, expendable: SNAPSHOT_EXPENDABLE, document },
      options,
      io,
    )
    for (const { account, startedAt, reason } of attempts)
      note(io, options, `a collection of ${account} at ${startedAt} recorded no night: ${reason}`)
  })
}

async function show(options: Globals, ref: string, { io }: Session): Promise<void> {
  const { resolveSnapshot } = await import('../../app/history.ts')
  await withHistory(options, io, async (db) => {
    const snapshot = resolveSnapshot(db, ref, options.account)
    const rows = [...snapshot.parts].map(
      ([part, { status, count, detail, startedAt = null, endedAt = null, asOf = null }]): Row =>
        new Map<string, Cell>(Object.entries({ part, status, count, startedAt, endedAt, asOf, detail })),
    )
    const counts = Object.entries(snapshot.counts).map(([name, count]) => `${name} ${count}`)
    noteWarnings(io, options, snapshot.warnings)
    await present(
      {
        rows: { columns: ['part', 'status', 'count', 'startedAt', 'endedAt', 'asOf', 'detail'], rows },
        ...(options.verbose === true ? {} : { tableColumns: ['part', 'status', 'count', 'detail'] }),
        heading: [
          `id:${snapshot.id}  account ${snapshot.account}  ${snapshot.takenAt}  ${snapshot.label ?? ''}`.trimEnd(),
          counts.join('  '),
          '',
        ],
        document: { snapshot: { ...snapshotJson(snapshot), warnings: snapshot.warnings } },
      },
      options,
      io,
    )
  })
}

async function exportOne(options: Options, ref: string, { io }: Session): Promise<void> {
  if (options.format !== undefined && options.format !== 'json')
    throw new RolecallError(
      'USAGE',
      `snapshots export: --format: expected json, found ${JSON.stringify(options.format)}`,
    )
  const { resolveSnapshot } = await import('../../app/history.ts')
  await withHistory(options, io, async (db) => {
    const snapshot = resolveSnapshot(db, ref, options.account)
    const night = await exportedNight(db, snapshot.id, options, io)
    await writeOutput([`${visibleJson(JSON.stringify(night, null, 4))}\n`], options.output, io)
  })
}

async function remove(options: Globals, ref: string, { io }: Session): Promise<void> {
  const { openForRecording, removeSnapshot, resolveSnapshot } = await import('../../app/history.ts')
  formatFor(options)
  await checkOutput(options.output)
  const path = databasePath(options, io)
  const snapshot = await withHistory(options, io, async (db) => resolveSnapshot(db, ref, options.account))
  const db = openForRecording(path)
  try {
    removeSnapshot(db, path, snapshot.id)
  } finally {
    db.close()
  }
  note(io, options, `removed: id:${snapshot.id}, account ${snapshot.account}, ${snapshot.takenAt}`)
  await present(
    {
      rows: snapshotRows([snapshot]),
      tableColumns: SNAPSHOT_TABLE,
      expendable: SNAPSHOT_EXPENDABLE,
      document: { removed: snapshotJson(snapshot) },
    },
    options,
    io,
  )
}

const HELP = `
Examples
  rolecall snapshots                       the nights kept
  rolecall snapshots show latest           its parts, counts and warnings
  rolecall snapshots export 2026-11-01 -o night.json.gz
  rolecall snapshots prune --keep-daily 14 --keep-weekly 8 --keep-monthly 24`

const EXPORT_HELP = `
A redacted night imports like any other. Nights redacted with one --key FILE can be compared; the file is made, for you
alone to read, where it is not there. Without it the key is a new one each time, and forgotten. docs/sharing.md says what
is hidden and what is not.

Examples
  rolecall snapshots export latest -o night.json.gz
  rolecall snapshots export latest --redact -o shared.json
  rolecall snapshots export latest~1 --redact --key redaction.key -o before.json`

const PRUNE_HELP = `
Each account's latest night and every night with a label stay, whatever the numbers say. A day, week or month without a
night does not count. All that goes, goes at once.

Examples
  rolecall snapshots prune --keep-daily 14 --keep-weekly 8 --keep-monthly 24 --dry-run
  rolecall snapshots prune --keep-monthly 12 --account 123456789012`
