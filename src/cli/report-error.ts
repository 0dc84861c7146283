import { EXIT_CODES, RolecallError } from '../model/error.ts'
import { cleanLines } from '../util/clean.ts'
import { COMMANDS } from './commands/index.ts'
import type { Io } from './io.ts'
import type { Session } from './session.ts'

/** Says what went wrong: a known error in its own words, an unknown one with its stack. @returns the exit code */
export function reportError(error: unknown, argv: readonly string[], session: Session): number {
  const { io } = session
  const command = argv.find((word) => COMMANDS.some(({ name }) => name === word)) ?? 'rolecall'
  const known = knownError(error)
  if (known !== undefined) {
    if (session.sayError) session.sayError(known)
    else sayKnown(known, command, argv.includes('--verbose'), io)
    return (known.code === 'INTERRUPTED' ? session.signalled : undefined) ?? EXIT_CODES[known.code]
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  io.stderr.write(cleanLines(`${command}: this is a bug of ours: please report it with what follows\n${stack}\n`))
  return 70
}

function knownError(error: unknown): RolecallError | undefined {
  if (error instanceof RolecallError) return error
  if (!(error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_'))) return undefined
  return new RolecallError('DATABASE', `the database: ${error.message} (${String(error.code)})`)
}

function sayKnown({ message, hint, cause }: RolecallError, command: string, verbose: boolean, io: Io): void {
  const prefix = message.startsWith(command) ? '' : `${command}: `
  const advice = hint === undefined ? '' : `\n${hint.replaceAll(/^/gm, '  ')}`
  io.stderr.write(cleanLines(`${prefix}${message}${advice}\n`))
  if (verbose && cause instanceof Error) io.stderr.write(cleanLines(`${cause.stack ?? cause.message}\n`))
}
