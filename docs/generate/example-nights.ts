import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { loadActionTable } from '../../src/app/action-table.ts'
import { importFiles } from '../../src/app/import-files.ts'
import { openAccess } from '../../src/access/open-access.ts'
import { openEscalation } from '../../src/escalation/open-escalation.ts'
import { TECHNIQUES } from '../../src/escalation/techniques/index.ts'
import { buildGraph } from '../../src/graph/build.ts'
import type { AccountView } from '../../src/model/account.ts'
import type { RunOptions } from '../../src/queries/run.ts'
import { listSnapshots, openForReading, readAccount } from '../../src/store/index.ts'
import { once } from '../../src/util/once.ts'
import { bareAccount, exampleAccount } from './example-account.ts'

/** A night that examples are taken from, and what its queries share. */
export interface ExampleNight {
  /** What it is, for a reader. */
  readonly words: string
  readonly account: AccountView
  readonly shared: RunOptions
}

const DAYS = ['2026-11-20', '2026-11-21']

/**
 * Gives a piece of work the nights that examples are taken from, the first choice first: the later one of those shipped, which
 * knows the other as the night before it, then small accounts of which more was read.
 */
export async function withExampleNights<Result>(
  work: (nights: readonly ExampleNight[]) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'rolecall-examples-'))
  try {
    const path = join(folder, 'examples.db')
    for (const day of DAYS) {
      const file = fileURLToPath(new URL(`../../snapshots/${day}.json`, import.meta.url))
      const takenAt = `${day}T02:00:00Z`
      await importFiles({ db: path, files: [file], stdin: process.stdin, takenAt, replace: false, now: () => 0 })
    }
    const db = openForReading(path)
    try {
      const nights = listSnapshots(db).toSorted((a, b) => (a.takenAt < b.takenAt ? -1 : 1))
      const [first, second] = nights.map(({ id }) => readAccount(db, id))
      if (first === undefined || second === undefined) throw new Error('an example night was not recorded')
      return await work([
        night('In the example night `snapshots/2026-11-21.json`', second, first),
        night('In a small account of which more was read', exampleAccount(), null),
        night('In a small account in which little was set up', bareAccount(), null),
      ])
    } finally {
      db.close()
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function night(words: string, account: AccountView, before: AccountView | null): ExampleNight {
  const actions = loadActionTable
  const access = once(() => openAccess({ account, actions }))
  return {
    words,
    account,
    shared: {
      actions,
      access,
      graph: once(() => buildGraph(account)),
      escalation: once(() => openEscalation({ account, access: access(), techniques: TECHNIQUES })),
      nightBefore: () => before,
    },
  }
}
