import type { Io } from './io.ts'

/** One run of the program: the world outside, and the exit code that commands may set. */
export interface Session {
  readonly io: Io
  exitCode: number
}
