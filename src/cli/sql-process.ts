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
}

/** A statement cannot be interrupted from within its process, so these are kept from outside. */
export interface Limits {
  readonly seconds: number
  readonly mebibytes: number
}

/**
 * Runs a statement in a process of its own, which is killed on Ctrl-C and beyond the limits.
 *
 * @throws RolecallError USAGE where the statement is refused, or ended; rows already given stay given
 */
export async function runInChild(asked: Asked, limits: Limits): Promise<Rows> {
  const worker = fileURLToPath(new URL('./sql-worker.js', import.meta.url))
  const child = spawn(process.execPath, [worker], { stdio: ['pipe', 'pipe', 'pipe'] })
  child.stdin.end(JSON.stringify(asked))
  let stopped: string | undefined
  const stop = (reason: string) => {
    stopped ??= reason
    child.kill('SIGKILL')
  }
  const clock = setTimeout(() => stop(`it took longer than ${limits.seconds} s (--timeout)`), limits.seconds * 1000)
  const scale = setInterval(() => {
    if (residentMebibytes(child.pid) > limits.mebibytes) stop(`it took more than ${limits.mebibytes} MiB (--max-memory)`)
  }, 100)
  const interrupt = () => {
    child.kill('SIGKILL')
    process.exit(130)
  }
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt)
  let complaint = ''
  child.stderr.on('data', (data: Buffer) => (complaint += data.toString()))
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  const settle = async (): Promise<void> => {
    const code = await ended
    clearTimeout(clock)
    clearInterval(scale)
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt)
    if (stopped !== undefined) throw new RolecallError('USAGE', `sql: ended: ${stopped}`)
    if (code !== 0) throw failure(complaint)
  }
  const lines = createInterface({ input: child.stdout, crlfDelay: Infinity })[Symbol.asyncIterator]()
  const first = await lines.next()
  if (first.done === true) {
    await settle()
    return { columns: [], rows: [] }
  }
  const columns = JSON.parse(first.value) as string[]
  return { columns, rows: rowsFrom(lines, columns, settle) }
}

async function* rowsFrom(lines: AsyncIterator<string>, columns: readonly string[], settle: () => Promise<void>): AsyncGenerator<Row> {
  for (let line = await lines.next(); line.done !== true; line = await lines.next()) {
    const values = JSON.parse(line.value) as Cell[]
    yield new Map(columns.map((column, index) => [column, values[index] ?? null]))
  }
  await settle()
}

function failure(complaint: string): Error {
  try {
    const { code, message, hint } = JSON.parse(complaint) as { code: 'USAGE' | 'DATABASE'; message: string; hint?: string }
    return new RolecallError(code, message, hint === undefined ? {} : { hint })
  } catch (cause) {
    return new Error(`the SQL process failed: ${complaint}`, { cause })
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
