import type { History, Snapshot } from '../app/history.ts'
import type { AccountView } from '../model/account.ts'
import { databaseFiles, databasePath } from './databases.ts'
import type { Globals } from './globals.ts'
import type { Io } from './io.ts'
import { note } from './notes.ts'
import { checkOutput } from './write-output.ts'

/** One night of the history, open for reading. */
export interface OpenNight {
  readonly db: History
  readonly path: string
  readonly snapshot: Snapshot
  readonly account: AccountView
}

/** How old a night may be before its answers say so: 36 hours. */
const STALE = 36 * 60 * 60 * 1000

/** Opens the history and the night that --at and --account name, runs a piece of work, and closes it again. */
export async function withNight<Result>(
  globals: Globals,
  io: Io,
  work: (night: OpenNight) => Promise<Result>,
): Promise<Result> {
  const { readAccount, resolveSnapshot } = await import('../app/history.ts')
  return withHistory(globals, io, async (db, path) => {
    const snapshot = resolveSnapshot(db, globals.at ?? 'latest', globals.account)
    if (io.now() - Date.parse(snapshot.takenAt) > STALE)
      note(io, globals, `the night of ${snapshot.takenAt} (account ${snapshot.account})`)
    return work({ db, path, snapshot, account: readAccount(db, snapshot.id) })
  })
}

/** Opens the history to read, runs a piece of work in one transaction, and closes it: a night is read whole while another is recorded. */
export async function withHistory<Result>(
  globals: Globals,
  io: Io,
  work: (db: History, path: string) => Promise<Result>,
): Promise<Result> {
  const { openForReading } = await import('../app/history.ts')
  const path = databasePath(globals, io)
  await checkOutput(globals.output, databaseFiles(path))
  const db = openForReading(path)
  try {
    db.exec('BEGIN')
    return await work(db, path)
  } finally {
    db.close()
  }
}
