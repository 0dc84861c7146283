import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

import { RolecallError } from '../model/error.ts'
import { failure, type Limits, type Watch } from './sql-process.ts'

/** What SQLite may answer, in MiB: it is kept until it is read. */
const LONGEST = 256

/** Lines that a process gave, and why it gave no more; null where that was all. */
export interface Said {
  readonly lines: readonly string[]
  readonly trouble: Error | null
}

/**
 * Lets SQLite work in a process of its own which is killed beyond the limits, and waits for it: queries are answered one by
 * one, and neither reading nor running a statement can be interrupted from within.
 *
 * @param worker the program
 * @param asked what it is asked, beside whom it is to end with
 */
export function boundedSql(worker: URL, asked: object, limits: Limits): Said {
  const { seconds, mebibytes } = limits
  const watch: Watch = { parent: process.pid, mebibytes }
  const ran = spawnSync(process.execPath, [fileURLToPath(worker)], {
    input: JSON.stringify({ ...asked, watch }),
    timeout: seconds * 1000,
    killSignal: 'SIGKILL',
    maxBuffer: LONGEST * 1024 ** 2,
  })
  return { lines: ran.stdout.toString().split('\n').slice(0, -1), trouble: troubleOf(ran, limits) }
}

type Ran = ReturnType<typeof spawnSync>

function troubleOf({ error, signal, status, stderr }: Ran, { seconds, mebibytes }: Limits): Error | null {
  const code = error !== undefined && 'code' in error ? error.code : undefined
  if (code === 'ETIMEDOUT') return ended(`it took longer than ${seconds} s`)
  if (code === 'ENOBUFS') return ended(`it answered more than ${LONGEST} MiB`)
  if (signal === 'SIGINT') return new RolecallError('INTERRUPTED', 'sql: ended: interrupted')
  if (signal === 'SIGKILL') return ended(`it took more than ${mebibytes} MiB`)
  if (signal !== null) return ended(signal)
  if (error !== undefined) return error
  return status === 0 ? null : failure(stderr.toString())
}

function ended(reason: string): RolecallError {
  return new RolecallError('USAGE', `sql: ended: ${reason}`)
}
