import { expect } from 'vitest'

import { exportNight } from '../../src/app/export-night.ts'
import type { AccountView } from '../../src/model/account.ts'
import { isPart, type Part } from '../../src/model/part.ts'
import type { Warning } from '../../src/model/warning.ts'
import { readAccount, snapshotById } from '../../src/store/index.ts'
import { comparable } from '../store/comparable.ts'
import { emptyShelf, FIRST, type Said } from '../store/nights.ts'

/** A night that went in and came back. */
export interface RoundTrip {
  readonly account: AccountView
  readonly warnings: readonly Warning[]
  readonly codes: readonly string[]
  readonly exported: Readonly<Record<string, unknown>>
  readonly counts: Readonly<Record<string, number>>
}

/** Records a file, reads it back, and checks on the way that its export says the same and is recognised as the same night. */
export function roundTrip(content: unknown, said: Said = {}): RoundTrip {
  const shelf = emptyShelf()
  const { snapshotId } = shelf.add(content, said)
  const exported = exportNight(shelf.db, snapshotId)
  const input: unknown = typeof content === 'string' ? JSON.parse(content) : content
  expect(comparable(exported)).toEqual(comparable(input))
  const again = shelf.add(exported, { takenAt: FIRST, ...said })
  expect(again).toEqual({ snapshotId, recorded: false })
  const { warnings, counts, parts } = snapshotById(shelf.db, snapshotId)
  const codes = [...new Set(warnings.map((warning) => warning.code))]
  expect([...parts.keys()].filter((part): part is Part => isPart(part))).toHaveLength(parts.size)
  return { account: readAccount(shelf.db, snapshotId), warnings, codes, exported, counts: { ...counts } }
}
