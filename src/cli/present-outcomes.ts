import type { AccountOutcome } from '../app/collect-accounts.ts'
import type { Cell, Row } from '../model/rows.ts'
import type { Globals } from './globals.ts'
import type { Io } from './io.ts'
import { knownError } from './known-error.ts'
import { formatFor, present } from './present.ts'
import { recordedJson } from './recorded.ts'
import { SNAPSHOT_COLUMNS, SNAPSHOT_EXPENDABLE, SNAPSHOT_TABLE, snapshotRow } from './snapshot-rows.ts'

/** Shows how the collection of each of many accounts ended: its night, or why there is none. */
export async function presentOutcomes(outcomes: readonly AccountOutcome[], globals: Globals, io: Io): Promise<void> {
  await present(
    {
      rows: {
        columns: [...SNAPSHOT_COLUMNS, 'error'],
        rows: outcomes.map(formatFor(globals) === 'table' ? short : row),
      },
      tableColumns: [...SNAPSHOT_TABLE, 'error'],
      expendable: SNAPSHOT_EXPENDABLE,
      document: { collected: outcomes.map(json) },
    },
    globals,
    io,
  )
}

function row({ account, collected, error }: AccountOutcome): Row {
  const night: Row = collected === null ? new Map([['account', account]]) : snapshotRow(collected.snapshot)
  return new Map<string, Cell>([...night, ['error', error?.message ?? null]])
}

/** A table has no room for all that AWS says; stderr has said it. */
function short(outcome: AccountOutcome): Row {
  const error = outcome.error?.message ?? ''
  return error.length <= SHORT ? row(outcome) : new Map([...row(outcome), ['error', `${error.slice(0, SHORT - 1)}…`]])
}

const SHORT = 50

function json({ account, collected, error }: AccountOutcome): object {
  if (collected !== null) return { account, ...recordedJson(collected) }
  return { account, error: error === null ? null : { code: knownError(error)?.code ?? null, message: error.message } }
}
