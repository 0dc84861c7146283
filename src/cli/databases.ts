import { RolecallError } from '../model/error.ts'
import type { Globals } from './globals.ts'
import type { Io } from './io.ts'

/** The files that a history is made of while it is open. */
export function databaseFiles(path: string): readonly string[] {
  return [path, `${path}-wal`, `${path}-shm`]
}

/** Where the history is: --db, else the environment, else under the working directory. */
export function databasePath(globals: Globals, io: Io): string {
  const path = globals.db ?? (io.env['ROLECALL_DB'] || 'snapshots/rolecall.db')
  if (path === '') throw new RolecallError('USAGE', '--db: expected a file, found nothing')
  return path
}
