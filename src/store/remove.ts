import { placeOf, PRESENCE, removeIntervals, USAGE } from './intervals.ts'
import type { History } from './history.ts'
import { explained } from './open.ts'

/**
 * Takes a night out of the history in one transaction, and whatever only it held.
 *
 * @throws RolecallError DATABASE where another recorder holds the file
 */
export function removeSnapshot(db: History, path: string, snapshotId: number): void {
  removeSnapshots(db, path, [snapshotId])
}

/** The same for several nights: all of them or none. */
export function removeSnapshots(db: History, path: string, snapshotIds: readonly number[]): void {
  explained(path, () =>
    db
      .transaction(() => {
        for (const id of snapshotIds) takeOut(db, id)
        sweep(db)
      })
      .immediate(),
  )
}

/** The same for one night, inside a transaction of the caller's. */
export function removeNight(db: History, snapshotId: number): void {
  takeOut(db, snapshotId)
  sweep(db)
}

function takeOut(db: History, snapshotId: number): void {
  const night = db
    .prepare<[number], { account: number; taken_at: number }>(
      'SELECT account, taken_at FROM snapshot WHERE snapshot_id = ?',
    )
    .get(snapshotId)
  if (night === undefined) return
  const parts = db
    .prepare<[number, number], number>(
      `SELECT part FROM snapshot_part WHERE account = ? AND taken_at = ? AND status IN ('complete', 'partial')`,
    )
    .pluck()
    .all(night.account, night.taken_at)
  for (const part of parts) {
    const place = placeOf(db, night.account, part, night.taken_at)
    removeIntervals(db, PRESENCE, place)
    removeIntervals(db, USAGE, place)
  }
  db.prepare('DELETE FROM snapshot_part WHERE account = ? AND taken_at = ?').run(night.account, night.taken_at)
  db.prepare('DELETE FROM snapshot WHERE snapshot_id = ?').run(snapshotId)
}

/** Removes what no night refers to any more. State 0 is reserved and stays. */
export function sweep(db: History): void {
  db.exec(`
    DELETE FROM state WHERE state_id <> 0 AND NOT EXISTS (SELECT 1 FROM presence p WHERE p.state = state.state_id);
    DELETE FROM document WHERE NOT EXISTS (SELECT 1 FROM role_state r WHERE r.trust_document = document_id)
      AND NOT EXISTS (SELECT 1 FROM inline_policy i WHERE i.document = document_id)
      AND NOT EXISTS (SELECT 1 FROM policy_version v WHERE v.document = document_id);
    DELETE FROM entity WHERE NOT EXISTS (SELECT 1 FROM presence p WHERE p.entity = entity_id)
      AND NOT EXISTS (SELECT 1 FROM usage u WHERE u.entity = entity_id);
    DELETE FROM warning_list WHERE NOT EXISTS (SELECT 1 FROM snapshot s WHERE s.warning_list = warning_list_id);
    DELETE FROM account WHERE NOT EXISTS (SELECT 1 FROM snapshot s WHERE s.account = account_key);`)
}
