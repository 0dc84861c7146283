#!/usr/bin/env node
import { processIo } from './io.ts'
import { run } from './run.ts'

/** What a run that a signal ends exits with. To exit is to let the 'exit' listeners clean up. */
const SIGNALS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const

// Whoever writes a result is told by the write itself. A reader may leave early, and help has nobody to tell.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') process.exitCode ||= 2
})

// What cannot be said on stderr can be said nowhere.
process.stderr.on('error', () => {})

for (const [signal, exitCode] of Object.entries(SIGNALS)) process.once(signal, () => process.exit(exitCode))

const exitCode = await run(process.argv.slice(2), processIo())
process.exitCode ||= exitCode
