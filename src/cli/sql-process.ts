import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

import { RolecallError } from '../model/error.ts'
import type { Cell, Row, Rows } from '../model/rows.ts'

/** What the child is asked; it goes over its stdin, so that no statement shows in a list of processes. */
export interface Asked {
  readonly path: string
  readonly snapshotId: number
  readonly statement: string
  /** Where nobody looks after it from outside, the process ends itself. */
  readonly watch?: Watch
}

/** When a process ends itself: with whoever started it, by the number of its process, and beyond that much memory. */
export interface Watch {
  readonly parent: number
  readonly mebibytes: number
}

/** A statement cannot be interrupted from within its process, so these are kept from outside. */
export interface Limits {
  readonly seconds: number
  readonly mebibytes: number
}

/**
 * Runs a statement in a process of its own, which is killed beyond the limits, when this one exits, and when the work
 * with its rows ends before they do.
 *
 * @throws RolecallError USAGE where the statement is refused, or ended; INTERRUPTED where Ctrl-C came to it first; rows already given stay given
 */
export async function runInChild<Result>(
  asked: Asked,
  limits: Limits,
  work: (answer: Rows) => Promise<Result>,
): Promise<Result> {
  const worker = fileURLToPath(new URL('./sql-worker.js', import.meta.url))
  const child = spawn(process.execPath, [worker], { stdio: ['pipe', 'pipe', 'pipe'] })
  let unasked: Error | undefined
  child.stdin.on('error', (error) => (unasked = error)).end(JSON.stringify(asked))
  let stopped: RolecallError | undefined
  const kill = () => child.kill('SIGKILL')
  const stop = (reason: string) => {
    stopped ??= new RolecallError('USAGE', `sql: ended: ${reason}`)
    kill()
  }
  const { seconds, mebibytes } = limits
  const clock = setTimeout(
    () => stop(`it took longer than ${seconds} s (--timeout)`),
    Math.min(seconds * 1000, LONGEST_TIMER),
  )
  const scale = setInterval(() => {
    if (residentMebibytes(child.pid) > mebibytes) stop(`it took more than ${mebibytes} MiB (--max-memory)`)
  }, 100)
  process.once('exit', kill)
  let complaint = ''
  child.stderr.on('data', (data: Buffer) => (complaint += data.toString()))
  const ended = new Promise<Error | number | string | null>((resolve) => {
    child.on('error', resolve)
    child.once('close', (code, signal) => resolve(signal ?? code))
  })
  const settle = async (): Promise<void> => {
    const end = await ended
    if (stopped !== undefined) throw stopped
    if (end === 'SIGINT') throw new RolecallError('INTERRUPTED', 'sql: ended: interrupted')
    if (end instanceof Error) throw end
    if (end !== 0 || unasked !== undefined) throw failure(complaint, unasked)
  }
  try {
    const lines = createInterface({ input: child.stdout, crlfDelay: Infinity })[Symbol.asyncIterator]()
    const first = await lines.next()
    if (first.done === true) {
      await settle()
      // The columns come before all else, whatever exit code says that nothing was wrong.
      throw failure(complaint, unasked)
    }
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by our own other half
    const columns = JSON.parse(first.value) as string[]
    return await work({ columns, rows: rowsFrom(lines, columns, settle) })
  } finally {
    clearTimeout(clock)
    clearInterval(scale)
    process.off('exit', kill)
    kill()
  }
}

/** What a timer can wait, in milliseconds: 24 days. It would not wait at all for longer. */
const LONGEST_TIMER = 2 ** 31 - 1

async function* rowsFrom(
  lines: AsyncIterator<string>,
  columns: readonly string[],
  settle: () => Promise<void>,
): AsyncGenerator<Row> {
  for (let line = await lines.next(); line.done !== true; line = await lines.next()) {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by our own other half
    const values = JSON.parse(line.value) as Cell[]
    yield new Map(columns.map((column, index) => [column, values[index] ?? null]))
  }
  await settle()
}

/** What a process that failed said of it. */
export function failure(complaint: string, unasked?: Error): Error {
  try {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by our own other half
    const { code, message, hint } = JSON.parse(complaint) as {
      code: 'USAGE' | 'DATABASE'
      message: string
      hint?: string
    }
    return new RolecallError(code, message, hint === undefined ? {} : { hint })
  } catch (cause) {
    return new Error(`the SQL process failed: ${complaint}`, { cause: unasked ?? cause })
  }
}

/** How much memory a process holds; 0 where the system does not say (only Linux does). */
function residentMebibytes(pid: number | undefined): number {
  try {
    const kibibytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return Number(kibibytes ?? 0) / 1024
  } catch {
    return 0
  }
}
