import { once } from 'node:events'
import { text } from 'node:stream/consumers'

import { askSql } from '../app/ask-sql.ts'
import { RolecallError } from '../model/error.ts'
import { visibleJson } from '../util/visible-json.ts'
import type { Asked } from './sql-process.ts'
import { startWatch } from './start-watch.ts'

/** The process that a statement runs in: asked over stdin, columns and rows as JSON lines over stdout. */
try {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by our own other half
  const { path, snapshotId, statement, watch } = JSON.parse(await text(process.stdin)) as Asked
  if (watch !== undefined) await startWatch(watch)
  const { columns, rows } = askSql(path, snapshotId, statement)
  await say(columns)
  for (const row of rows) await say([...row.values()])
} catch (error) {
  if (!(error instanceof RolecallError)) throw error
  process.stderr.write(JSON.stringify({ code: error.code, message: error.message, hint: error.hint }))
  process.exitCode = 1
}

async function say(values: readonly unknown[]): Promise<void> {
  if (!process.stdout.write(`${visibleJson(JSON.stringify(values))}\n`)) await once(process.stdout, 'drain')
}
