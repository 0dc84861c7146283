import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

import type { AskNight } from '../app/own-queries.ts'
import { RolecallError } from '../model/error.ts'
import type { Cell, Row } from '../model/rows.ts'
import { type Asked, failure, type Limits } from './sql-process.ts'

/** How long a statement of a user's own query may take, and how much memory: as `rolecall sql` bounds one. */
const LIMITS: Limits = { seconds: 300, mebibytes: 2048 }

/** How much a statement may answer, in MiB: its rows are kept until they are read. */
const LONGEST = 256

/**
 * Asks nights of a history the statements of a user's own queries: each in a process of its own that can write nothing and is
 * killed beyond the limits, for which this one waits, since queries are answered one by one.
 */
export function nightAsker(path: string, limits: Limits = LIMITS): AskNight {
  return (snapshotId, statement) => {
    const { seconds, mebibytes } = limits
    const asked: Asked = { path, snapshotId, statement, watch: { parent: process.pid, mebibytes } }
    const { error, signal, status, stdout, stderr } = spawnSync(
      process.execPath,
      [fileURLToPath(new URL('./sql-worker.js', import.meta.url))],
      { input: JSON.stringify(asked), timeout: seconds * 1000, killSignal: 'SIGKILL', maxBuffer: LONGEST * 1024 ** 2 },
    )
    if (error !== undefined && 'code' in error && error.code === 'ETIMEDOUT')
      throw ended(`it took longer than ${seconds} s`)
    if (error !== undefined && 'code' in error && error.code === 'ENOBUFS')
      throw ended(`it answered more than ${LONGEST} MiB`)
    if (signal === 'SIGINT') throw new RolecallError('INTERRUPTED', 'sql: ended: interrupted')
    if (signal === 'SIGKILL') throw ended(`it took more than ${mebibytes} MiB`)
    if (signal !== null) throw ended(signal)
    if (error !== undefined) throw error
    if (status !== 0) throw failure(stderr.toString())
    const [columns = [], ...rows] = linesOf(stdout)
    return { columns: columns.map(String), rows: rows.map((cells) => rowOf(columns.map(String), cells)) }
  }
}

function ended(reason: string): RolecallError {
  return new RolecallError('USAGE', `sql: ended: ${reason}`)
}

function linesOf(stdout: Buffer): readonly (readonly Cell[])[] {
  const lines = stdout.toString().split('\n').slice(0, -1)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by our own other half
  return lines.map((line) => JSON.parse(line) as Cell[])
}

function rowOf(columns: readonly string[], cells: readonly Cell[]): Row {
  return new Map(columns.map((column, index) => [column, cells[index] ?? null]))
}
