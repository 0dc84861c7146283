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

/** The process's own streams, environment and clock. Node makes a stream when it is first touched, so each waits until it is. */
export function processIo(): Io {
  return {
    get stdin() {
      return process.stdin
    },
    get stdout() {
      return process.stdout
    },
    get stderr() {
      return process.stderr
    },
    env: process.env,
    get width() {
      return process.stdout.isTTY ? process.stdout.columns || undefined : undefined
    },
    now: Date.now,
  }
}
