import { execFile, spawn } from 'node:child_process'
import { Readable, type Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

import { build } from 'rolldown'

import { once } from '../../src/util/once.ts'
import type { TaskFindings } from '../tasks/index.ts'

/** The program as users run it. */
const PROGRAM = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))
const CHILD = fileURLToPath(new URL('../child.ts', import.meta.url))
/** As deep as the folders of src, so that its modules find what lies beside them. */
const COMPILED = fileURLToPath(new URL('../../dist/bench/child.js', import.meta.url))

/** What a process took from its start to its end: milliseconds, and bytes of memory at most. */
export interface Run {
  readonly elapsed: number
  readonly peak: number
}

/** Told to Node on its command line, so that any program reports on itself when it ends. */
const REPORT = `data:text/javascript,${encodeURIComponent(`
  import { writeSync } from 'node:fs'
  process.on('exit', () => writeSync(3, JSON.stringify({ elapsed: performance.now(), peak: process.resourceUsage().maxRSS * 1024 })))`)}`

/** Runs the compiled program in a fresh process. */
export async function runProgram(...args: readonly string[]): Promise<Run> {
  return runProgramIn({}, ...args)
}

/** The same, with these variables beside the environment's own. */
export async function runProgramIn(env: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<Run> {
  return reported([PROGRAM, ...args], env)
}

/** A Node process that does nothing. */
export async function runNothing(): Promise<Run> {
  return reported(['--eval', ''])
}

/** One of the tasks of child.ts in a fresh process: what it found, and its peak memory in bytes. */
export async function runTask<Name extends keyof TaskFindings>(
  name: Name,
  ...args: readonly string[]
): Promise<{ readonly found: TaskFindings[Name]; readonly peak: number }> {
  await compileTasks()
  const { stdout } = await promisify(execFile)(process.execPath, [COMPILED, name, ...args], { maxBuffer: 2 ** 26 })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own process wrote it, from the same types
  return JSON.parse(stdout) as { readonly found: TaskFindings[Name]; readonly peak: number }
}

/** Tasks are compiled as the program is: what turns TypeScript into JavaScript as it runs makes every function slower. */
const compileTasks = once(async () =>
  build({
    input: CHILD,
    platform: 'node',
    external: /^(?![./])/,
    output: { file: COMPILED, codeSplitting: false },
  }),
)

async function reported(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Run> {
  const child = spawn(process.execPath, ['--import', REPORT, ...args], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  })
  const [errors, report] = [collected(child.stderr), collected(child.stdio[3])]
  const code: unknown = await new Promise((resolve, reject) => {
    child.once('error', reject).once('close', resolve)
  })
  if (code !== 0) throw new Error(`${args.join(' ')}: exit ${String(code)}: ${await errors}`)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- REPORT above wrote it
  return JSON.parse(await report) as Run
}

async function collected(stream: Writable | Readable | null | undefined): Promise<string> {
  let text = ''
  if (stream instanceof Readable) for await (const chunk of stream) text += String(chunk)
  return text
}
