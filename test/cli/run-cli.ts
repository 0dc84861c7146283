import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'

import spawn, { type Options, SubprocessError } from 'nano-spawn'
import { afterAll, onTestFinished } from 'vitest'

import { run } from '../../src/cli/run.ts'

/** What a run of the program left behind. */
export interface Ran {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** The world around a run in this process. */
export interface World {
  readonly env?: Readonly<Record<string, string>>
  readonly stdin?: string | Buffer
  /** ISO 8601; 2026-11-21T12:00:00Z unless said. */
  readonly now?: string
  /** Columns of the terminal on stdout; none unless said. */
  readonly width?: number
  /** Columns of the terminal on stderr; none unless said. */
  readonly stderrWidth?: number
}

/** Runs a command line in this process. */
export async function runCli(argv: readonly string[], world: World = {}): Promise<Ran> {
  const [stdout, stderr] = [collector(), collector()]
  const code = await run(argv, {
    stdin: Readable.from([Buffer.from(world.stdin ?? '')]),
    stdout: stdout.stream,
    stderr: stderr.stream,
    env: world.env ?? {},
    width: world.width,
    stderrWidth: world.stderrWidth,
    now: () => Date.parse(world.now ?? '2026-11-21T12:00:00Z'),
    pid: 4321,
    isRunning: () => false,
    onSignal: () => () => undefined,
    dieOfSignals: () => () => undefined,
  })
  return { code, stdout: stdout.text(), stderr: stderr.text() }
}

function collector(): { readonly stream: Writable; readonly text: () => string } {
  const pieces: Buffer[] = []
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      pieces.push(chunk)
      done()
    },
  })
  return { stream, text: () => Buffer.concat(pieces).toString() }
}

/** The program as `npm run build` leaves it. */
export const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))

/** Runs the built program in a process of its own: `sql` starts another, and streams and signals are real. */
export async function spawnCli(argv: readonly string[], options: Options = {}): Promise<Ran> {
  try {
    const { stdout, stderr } = await spawn(process.execPath, [MAIN, ...argv], options)
    return { code: 0, stdout, stderr }
  } catch (error) {
    if (!(error instanceof SubprocessError) || error.exitCode === undefined) throw error
    return { code: error.exitCode, stdout: error.stdout, stderr: error.stderr }
  }
}

/** A folder that is gone when the test is over. */
export function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'rolecall-cli-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  return made
}

/** A folder for all tests of a file, which calls this at its top. */
export function sharedFolder(): string {
  const made = mkdtempSync(join(tmpdir(), 'rolecall-cli-'))
  afterAll(() => rmSync(made, { recursive: true, force: true }))
  return made
}

/** Writes a saved night into a folder. @returns its path */
export function save(into: string, name: string, content: unknown): string {
  const path = join(into, name)
  writeFileSync(path, typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content))
  return path
}

/** A night of a history: what the file holds, and what is said of it. */
export interface Kept {
  readonly content: unknown
  readonly takenAt: string
  readonly more?: readonly string[]
}

/** A history of these nights in a folder that is gone when the test, or else the file, is over. @returns its database */
export async function history(nights: readonly Kept[], place: string = folder()): Promise<string> {
  const db = join(place, 'history.db')
  for (const [index, { content, takenAt, more = [] }] of nights.entries()) {
    const file = save(place, `night-${index}.json`, content)
    const { code, stderr } = await runCli(['import', file, '--db', db, '--taken-at', takenAt, ...more])
    if (code !== 0) throw new Error(`import failed: ${stderr}`)
  }
  return db
}
