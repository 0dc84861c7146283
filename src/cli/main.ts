#!/usr/bin/env node
import { processIo, SIGNALS } from './io.ts'
import { run } from './run.ts'

// Whoever writes a result is told by the write itself. A reader may leave early, and help has nobody to tell.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') process.exitCode ||= 2
})

// What cannot be said on stderr can be said nowhere.
process.stderr.on('error', () => {})

// To exit is to let the 'exit' listeners clean up. Where a command listens, the end is its own; a second signal is not.
for (const [signal, exitCode] of Object.entries(SIGNALS))
  process.on(signal, () => {
    if (process.listenerCount(signal) === 1) process.exit(exitCode)
  })

const exitCode = await run(process.argv.slice(2), processIo())
process.exitCode ||= exitCode
