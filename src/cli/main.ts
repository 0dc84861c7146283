#!/usr/bin/env node
import { Console } from 'node:console'

import { processIo, SIGNALS } from './io.ts'
import { optimiseLate } from './optimise-late.ts'
import { run } from './run.ts'

optimiseLate(process.versions.v8)

// What a module of a user's own says on the console is for a reader: stdout is the result's alone.
Object.assign(console, new Console(process.stderr))

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

// A module of a user's own that ends the process must not pass for a run that came to its end.
let isDone = false
process.on('exit', (code) => {
  if (!isDone && code === 0) process.exitCode = 70
})

const exitCode = await run(process.argv.slice(2), processIo())
process.exitCode ||= exitCode
isDone = true
