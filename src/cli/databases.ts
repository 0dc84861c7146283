import type { Globals } from './globals.ts'
import type { Io } from './io.ts'

/** Where the history is: --db, else the environment, else under the working directory. */
export function databasePath(globals: Globals, io: Io): string {
  return globals.db ?? (io.env['ROLECALL_DB'] || 'snapshots/rolecall.db')
}
