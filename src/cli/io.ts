import type { Readable, Writable } from 'node:stream'

/** The world outside, handed in so that a test can be one. */
export interface Io {
  readonly stdin: Readable
  readonly stdout: Writable
  readonly stderr: Writable
  readonly env: Readonly<Record<string, string | undefined>>
  /** Columns of the terminal on stdout; undefined where it is none. */
  readonly width: number | undefined
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/** The process's own streams, environment and clock. */
export function processIo(): Io {
  return {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    width: process.stdout.isTTY ? process.stdout.columns : undefined,
    now: Date.now,
  }
}
