import { RolecallError } from '../model/error.ts'
import type { Globals } from './globals.ts'
import type { Io } from './io.ts'

/** The files of a history, and those beside it while it is open. */
export function databaseFiles(path: string): readonly string[] {
  return [path, `${path}-wal`, `${path}-shm`, cachePath(path)]
}

/** Where verdicts on a history's nights are kept, which can be found again at any time. */
export function cachePath(path: string): string {
  return `${path}.cache.db`
}

/** Where the history is: --db, else the environment, else under the working directory. */
export function databasePath(globals: Globals, io: Io): string {
  const path = globals.db ?? (io.env['ROLECALL_DB'] || 'snapshots/rolecall.db')
  if (path === '') throw new RolecallError('USAGE', '--db: expected a file, found nothing')
  return path
}
