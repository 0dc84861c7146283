import { type ChildProcess, spawn } from 'node:child_process'

/** The built program, since a process of its own cannot run what only the test runner understands. */
const LIBRARY = new URL('../../dist/index.js', import.meta.url)

const SCRIPT = `
  const [db, ...files] = process.argv.slice(1)
  const { importFiles } = await import(${JSON.stringify(LIBRARY.href)})
  for (const file of files) {
    const takenAt = /[0-9-]{10}/.exec(file)[0]
    const { recorded } = await importFiles({ db, files: [file], stdin: process.stdin, takenAt, replace: false, now: () => Date.now() })
    process.stdout.write(takenAt + ' ' + recorded + '\\n')
  }`

/** How a process ended, and which nights it said it had recorded. */
export interface Ended {
  readonly child: ChildProcess
  readonly end: Promise<{ readonly signal: string | null; readonly code: number | null; readonly said: string }>
}

/** Imports files in a process of its own, one night after another; each file's name holds its date. */
export function startImport(db: string, files: readonly string[]): Ended {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', SCRIPT, db, ...files], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stdout.on('data', (chunk) => (said += String(chunk)))
  child.stderr.on('data', (chunk) => (said += String(chunk)))
  const end = new Promise<Awaited<Ended['end']>>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal, said }))
  })
  return { child, end }
}
