import { existsSync, readFileSync } from 'node:fs'
import type { Readable, Writable } from 'node:stream'

/** The world outside, handed in so that a test can be one. */
export interface Io {
  readonly stdin: Readable
  readonly stdout: Writable
  readonly stderr: Writable
  readonly env: Readonly<Record<string, string | undefined>>
  /** Columns of the terminal on stdout; undefined where it is none. */
  readonly width: number | undefined
  /** Columns of the terminal on stderr; undefined where it is none. */
  readonly stderrWidth: number | undefined
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** The number of this process, and whether another one is there. */
  readonly pid: number
  readonly isRunning: (pid: number) => boolean
  /**
   * Hears of the first signal that asks the process to end, by the exit code that is due. Whoever listens has a second
   * to end in order. @returns how to stop listening
   */
  readonly onSignal: (listener: (exitCode: number) => void) => () => void
  /**
   * Lets a signal end the process at once, whoever listens: while a night is written in one piece, no listener of ours
   * would hear it. @returns how to have them heard again
   */
  readonly dieOfSignals: () => () => void
}

/** What a run that a signal ends exits with. */
export const SIGNALS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const

/** How long the end of a run may take that a signal asked for, in milliseconds. */
const PATIENCE = 900

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
    get stderrWidth() {
      return process.stderr.isTTY ? process.stderr.columns || undefined : undefined
    },
    now: Date.now,
    pid: process.pid,
    isRunning,
    onSignal,
    dieOfSignals,
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0) && !isDead(pid)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Whether a process has ended and nobody has taken note of it: in a container without an init it stays in the list for ever. */
function isDead(pid: number): boolean {
  const status = `/proc/${pid}/stat`
  return existsSync(status) && /\) [ZX] /.test(readFileSync(status, 'latin1'))
}

function dieOfSignals(): () => void {
  const taken = Object.keys(SIGNALS).flatMap((signal) =>
    process.rawListeners(signal).map((listener) => ({ signal, listener })),
  )
  for (const signal of Object.keys(SIGNALS)) process.removeAllListeners(signal)
  return () => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- they were listeners of signals before
    for (const { signal, listener } of taken) process.on(signal, listener as NodeJS.SignalsListener)
  }
}

function onSignal(listener: (exitCode: number) => void): () => void {
  const ears = Object.entries(SIGNALS).map(([signal, exitCode]) => {
    const hear = () => {
      stop()
      setTimeout(() => process.exit(exitCode), PATIENCE).unref()
      listener(exitCode)
    }
    return [signal, hear] as const
  })
  const stop = () => {
    for (const [signal, hear] of ears) process.off(signal, hear)
  }
  for (const [signal, hear] of ears) process.on(signal, hear)
  return stop
}
