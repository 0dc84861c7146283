import { EXIT_CODES, type RolecallError } from '../model/error.ts'
import { cleanLines } from '../util/clean.ts'
import { COMMANDS } from './commands/index.ts'
import type { Io } from './io.ts'
import { BUG, bugReport, knownError } from './known-error.ts'
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
  io.stderr.write(cleanLines(`${command}: ${bugReport(error)}\n`))
  return BUG
}

function sayKnown({ message, hint, cause }: RolecallError, command: string, verbose: boolean, io: Io): void {
  const prefix = message.startsWith(command) ? '' : `${command}: `
  const advice = hint === undefined ? '' : `\n${hint.replaceAll(/^/gm, '  ')}`
  io.stderr.write(cleanLines(`${prefix}${message}${advice}\n`))
  if (verbose && cause instanceof Error) io.stderr.write(cleanLines(`${cause.stack ?? cause.message}\n`))
}
