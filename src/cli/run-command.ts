import { CommanderError } from 'commander'

import type { Io } from './io.ts'
import { makeProgram } from './program.ts'
import { reportError } from './report-error.ts'
import type { Session } from './session.ts'

/** Runs the command that a command line names. @returns the exit code */
export async function runCommand(argv: readonly string[], io: Io): Promise<number> {
  const session: Session = { io, exitCode: 0 }
  try {
    const program = await makeProgram(argv, session)
    await program.parseAsync([...argv], { from: 'user' })
    return session.exitCode
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    return reportError(error, argv, session)
  }
}
