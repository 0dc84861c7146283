import { EXIT_CODES, RolecallError } from '../model/error.ts'
import { cleanLines } from '../util/clean.ts'
import { COMMANDS } from './commands/index.ts'
import type { Io } from './io.ts'

/** Says what went wrong: a known error in its own words, an unknown one with its stack. */
export function reportError(error: unknown, argv: readonly string[], io: Io): number {
  const command = COMMANDS.find(({ name }) => argv.includes(name))?.name ?? 'rolecall'
  if (error instanceof RolecallError) {
    const hint = error.hint === undefined ? '' : `\n${error.hint.replaceAll(/^/gm, '  ')}`
    io.stderr.write(cleanLines(`${command}: ${error.message}${hint}\n`))
    if (argv.includes('--verbose') && error.cause !== undefined) io.stderr.write(cleanLines(`${String(error.cause)}\n`))
    return EXIT_CODES[error.code]
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  io.stderr.write(cleanLines(`${command}: this is a bug of ours: please report it with what follows\n${stack}\n`))
  return 70
}
