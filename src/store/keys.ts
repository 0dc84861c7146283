import type { Capture, CaptureRecord } from '../model/capture.ts'
import type { Part } from '../model/part.ts'
import type { History } from './history.ts'

/** The account's row, made where it is new. */
export function accountKey(db: History, capture: Capture): number {
  db.prepare('INSERT INTO account (account_id, partition) VALUES (?, ?) ON CONFLICT (account_id) DO NOTHING').run(
    capture.account,
    capture.partition,
  )
  return (
    db.prepare<[string], number>('SELECT account_key FROM account WHERE account_id = ?').pluck().get(capture.account) ??
    0
  )
}

/** The part's row, made where it is new. */
export function partKey(db: History, part: Part): number {
  db.prepare('INSERT INTO part (name) VALUES (?) ON CONFLICT (name) DO NOTHING').run(part)
  return db.prepare<[string], number>('SELECT part_key FROM part WHERE name = ?').pluck().get(part) ?? 0
}

/** Finds the rows of entities, and makes those that are new. */
export function entityKeys(db: History, account: number): (record: CaptureRecord) => number {
  const find = db
    .prepare<[number, string, string, string], number>(
      'SELECT entity_id FROM entity WHERE account = ? AND kind = ? AND arn = ? AND unique_id = ?',
    )
    .pluck()
  const insert = db.prepare('INSERT INTO entity (account, kind, arn, unique_id) VALUES (?, ?, ?, ?)')
  return ({ kind, arn, id }) =>
    find.get(account, kind, arn, id) ?? Number(insert.run(account, kind, arn, id).lastInsertRowid)
}
