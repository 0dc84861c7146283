import { RolecallError } from '../model/error.ts'

/** An error in words for a user; undefined where nobody foresaw it. */
export function knownError(error: unknown): RolecallError | undefined {
  if (error instanceof RolecallError) return error
  if (!(error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_'))) return undefined
  return new RolecallError('DATABASE', `the database: ${error.message} (${String(error.code)})`)
}

/** What a user should send us of an error that nobody foresaw. */
export function bugReport(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return `this is a bug of ours: please report it with what follows\n${stack}`
}

/** The exit code of an error that nobody foresaw. */
export const BUG = 70
