import { isoTime } from '../model/time.ts'
import type { History } from './history.ts'

/** What tells one recorded night of an account from every other, in this history or a copy of it. */
export interface NightKey {
  readonly id: number
  readonly takenAt: string
  readonly inputHash: string
}

/** An account's nights, oldest first. */
export function nightKeys(db: History, account: string): readonly NightKey[] {
  return db
    .prepare<[string], { snapshot_id: number; taken_at: number; input_hash: string }>(
      `SELECT s.snapshot_id, s.taken_at, s.input_hash FROM snapshot s JOIN account a ON a.account_key = s.account
       WHERE a.account_id = ? ORDER BY s.taken_at`,
    )
    .all(account)
    .map((row) => ({ id: row.snapshot_id, takenAt: isoTime(row.taken_at), inputHash: row.input_hash }))
}
