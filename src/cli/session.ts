import type { RolecallError } from '../model/error.ts'
import type { Io } from './io.ts'

/** One run of the program: the world outside, and what commands may set. */
export interface Session {
  readonly io: Io
  exitCode: number
  /** The exit code that a signal asked for while a command went on to end in order. */
  signalled?: number
  /** Says what went wrong where a command logs in a form of its own; the lines for a reader are left out then. */
  sayError?: (error: RolecallError) => void
}
