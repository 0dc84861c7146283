import { chmodSync } from 'node:fs'

import { afterEach, expect, test } from 'vitest'

import { runInChild } from '../../src/cli/sql-process.ts'
import { folder, save } from './run-cli.ts'

const { execPath } = process
afterEach(() => {
  process.execPath = execPath
})

/** Asks a program that stands in the place of Node; the statement is longer than a pipe holds. */
async function ask(program: string): Promise<readonly string[]> {
  process.execPath = program
  const asked = { path: 'x.db', snapshotId: 1, statement: `SELECT '${'x'.repeat(1_000_000)}'` }
  return runInChild(asked, { seconds: 10, mebibytes: 1024 }, async ({ columns }) => columns)
}

test('a process that cannot be started is told of', async () => {
  await expect(ask('/nowhere/node')).rejects.toMatchObject({ code: 'ENOENT' })
})

test.runIf(process.platform !== 'win32').each([0, 3])(
  'so is one that ends with %d before it was asked',
  async (exitCode) => {
    const deaf = save(folder(), 'deaf', `#!/bin/sh\nexit ${exitCode}\n`)
    chmodSync(deaf, 0o700)
    // Whether the pipe breaks before or after the process is known to have ended is chance.
    await expect(ask(deaf)).rejects.toMatchObject({ message: 'the SQL process failed: ' })
  },
)
