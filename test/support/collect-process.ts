import { collectAccount } from '../../src/app/collect-account.ts'
import { PATIENCE } from './patience.ts'

/** Collects in a process of its own, to be killed: `tsx collect-process.ts DB`; the environment says where to ask. */
const [db] = process.argv.slice(2)
if (db === undefined) throw new Error('usage: collect-process.ts DB')
await collectAccount({
  db,
  env: process.env,
  level: 'standard',
  parts: [],
  skip: [],
  resume: false,
  concurrency: 4,
  patience: { ...PATIENCE, requestTimeout: 90_000 },
  process: process.pid,
  isRunning: () => false,
  now: Date.now,
  signal: new AbortController().signal,
  onEvent: () => undefined,
  onNote: () => undefined,
})
process.stdout.write('recorded\n')
