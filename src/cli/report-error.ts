import { EXIT_CODES, RolecallError } from '../model/error.ts'
import { cleanLines } from '../util/clean.ts'
import { COMMANDS } from './commands/index.ts'
import type { Io } from './io.ts'

/** Says what went wrong: a known error in its own words, an unknown one with its stack. */
export function reportError(error: unknown, argv: readonly string[], io: Io): number {
  const command = argv.find((word) => COMMANDS.some(({ name }) => name === word)) ?? 'rolecall'
  if (error instanceof RolecallError) {
    const prefix = error.message.startsWith(command) ? '' : `${command}: `
    const hint = error.hint === undefined ? '' : `\n${error.hint.replaceAll(/^/gm, '  ')}`
    io.stderr.write(cleanLines(`${prefix}${error.message}${hint}\n`))
    if (argv.includes('--verbose') && error.cause instanceof Error)
      io.stderr.write(cleanLines(`${error.cause.stack ?? error.cause.message}\n`))
    return EXIT_CODES[error.code]
  }
  if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_')) {
    io.stderr.write(cleanLines(`${command}: the database: ${error.message} (${String(error.code)})\n`))
    return EXIT_CODES.DATABASE
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  io.stderr.write(cleanLines(`${command}: this is a bug of ours: please report it with what follows\n${stack}\n`))
  return 70
}
