import { text } from 'node:stream/consumers'

import { describeSql } from '../app/describe-sql.ts'
import { RolecallError } from '../model/error.ts'
import type { Watch } from './sql-process.ts'
import { startWatch } from './start-watch.ts'

/** The process in which statements are described: asked over stdin, a line of JSON for each over stdout. */
try {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by our own other half
  const { statements, watch } = JSON.parse(await text(process.stdin)) as Asked
  await startWatch(watch)
  for (const described of describeSql(statements)) process.stdout.write(`${JSON.stringify(described)}\n`)
} catch (error) {
  if (!(error instanceof RolecallError)) throw error
  process.stderr.write(JSON.stringify({ code: error.code, message: error.message, hint: error.hint }))
  process.exitCode = 1
}

interface Asked {
  readonly statements: readonly string[]
  readonly watch: Watch
}
