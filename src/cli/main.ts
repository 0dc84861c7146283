#!/usr/bin/env node
import { processIo } from './io.ts'
import { run } from './run.ts'

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

process.once('SIGINT', () => process.exit(130))

process.exitCode = await run(process.argv.slice(2), processIo())
