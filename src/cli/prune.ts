import type { History, Snapshot } from '../app/history.ts'
import type { Pruned, PruneRequest } from '../app/prune-nights.ts'
import { byKeys } from '../model/compare.ts'
import { RolecallError } from '../model/error.ts'
import type { Cell, Row } from '../model/rows.ts'
import { databasePath } from './databases.ts'
import type { Globals } from './globals.ts'
import { note } from './notes.ts'
import { withHistory } from './open-night.ts'
import { formatFor, present } from './present.ts'
import type { Session } from './session.ts'
import { snapshotJson } from './snapshot-rows.ts'
import { checkOutput } from './write-output.ts'

/** What stands on the command line of `snapshots prune`. */
export interface PruneOptions extends Globals {
  readonly keepDaily?: string
  readonly keepWeekly?: string
  readonly keepMonthly?: string
  readonly dryRun?: boolean
}

/** rolecall snapshots prune */
export async function prune(options: PruneOptions, { io }: Session): Promise<void> {
  const { pruneNights } = await import('../app/prune-nights.ts')
  formatFor(options)
  await checkOutput(options.output)
  const request = requestOf(options)
  // Opened for reading first: only import and collect make a database.
  const planned = await withHistory(options, io, async (db, path) =>
    pruneNights(db, path, { ...request, dryRun: true }),
  )
  const isDone = request.dryRun || planned.removed.length === 0
  const pruned = isDone
    ? planned
    : await withRecording(databasePath(options, io), async (db, path) => pruneNights(db, path, request))
  await present(
    {
      rows: { columns: COLUMNS, rows: rowsOf(pruned) },
      tableColumns: COLUMNS.filter((column) => column !== 'label'),
      document: {
        removed: pruned.removed.map(snapshotJson),
        kept: pruned.kept.map(({ snapshot, reasons }) => ({ ...snapshotJson(snapshot), reasons })),
      },
    },
    options,
    io,
  )
  const verb = request.dryRun ? 'would be removed' : 'removed'
  note(io, options, `${verb}: ${pruned.removed.length} nights; kept: ${pruned.kept.length}`)
}

const COLUMNS = ['id', 'account', 'takenAt', 'label', 'action', 'reasons']

async function withRecording<Result>(
  path: string,
  work: (db: History, path: string) => Promise<Result>,
): Promise<Result> {
  const { openForRecording } = await import('../app/history.ts')
  const db = openForRecording(path)
  try {
    return await work(db, path)
  } finally {
    db.close()
  }
}

function requestOf({ account, keepDaily, keepWeekly, keepMonthly, dryRun = false }: PruneOptions): PruneRequest {
  return {
    ...(account === undefined ? {} : { account }),
    ...(keepDaily === undefined ? {} : { keepDaily: count('--keep-daily', keepDaily) }),
    ...(keepWeekly === undefined ? {} : { keepWeekly: count('--keep-weekly', keepWeekly) }),
    ...(keepMonthly === undefined ? {} : { keepMonthly: count('--keep-monthly', keepMonthly) }),
    dryRun,
  }
}

function count(option: string, text: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text)
  throw new RolecallError('USAGE', `${option}: expected a whole number, found ${JSON.stringify(text)}`, {
    hint: 'Nothing was removed.',
  })
}

function rowsOf({ removed, kept }: Pruned): readonly Row[] {
  const nights: readonly { readonly snapshot: Snapshot; readonly reasons: readonly string[] }[] = [
    ...removed.map((snapshot) => ({ snapshot, reasons: [] })),
    ...kept,
  ]
  return nights.toSorted(byNight).map(({ snapshot: { id, account, takenAt, label }, reasons }) => {
    const action = reasons.length === 0 ? 'remove' : 'keep'
    return new Map<string, Cell>(Object.entries({ id, account, takenAt, label, action, reasons }))
  })
}

const byNight = byKeys<{ readonly snapshot: Snapshot }>(
  ({ snapshot }) => snapshot.account,
  ({ snapshot }) => new Date(snapshot.takenAt).toISOString(),
)
