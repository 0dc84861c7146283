import { CommanderError } from 'commander'

import type { Io } from './io.ts'
import { makeProgram } from './program.ts'

/**
 * Runs one command line.
 *
 * @param argv the words after the program's name
 * @returns the exit code, as docs/exit-codes.md lists them
 */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  const session = { io, exitCode: 0 }
  try {
    const program = await makeProgram(argv, session)
    await program.parseAsync([...argv], { from: 'user' })
    return session.exitCode
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    const { reportError } = await import('./report-error.ts')
    return reportError(error, argv, io)
  }
}
