import type { Capture } from '../model/capture.ts'
import { isKnown, type Part, type PartState } from '../model/part.ts'
import type { History } from './history.ts'
import { PRESENCE, USAGE } from './intervals.ts'
import { partKey } from './keys.ts'

/** Whether what is staged says the same as the night already recorded at this time. */
export function isSameNight(
  db: History,
  account: number,
  capture: Capture,
  parts: ReadonlyMap<Part, PartState>,
): boolean {
  const at = capture.takenAt
  const residue = db
    .prepare<[number, number], string>('SELECT residue FROM snapshot WHERE account = ? AND taken_at = ?')
    .pluck()
    .get(account, at)
  if (residue !== JSON.stringify(capture.residue)) return false
  for (const [part, state] of parts) {
    const key = partKey(db, part)
    const status = db
      .prepare<[number, number, number], string>(
        'SELECT status FROM snapshot_part WHERE account = ? AND part = ? AND taken_at = ?',
      )
      .pluck()
      .get(account, key, at)
    if (status !== state.status) return false
    if (!isKnown(state)) continue
    for (const { table, values } of [PRESENCE, USAGE]) {
      const columns = ['entity', ...values].join(', ')
      const recorded = `SELECT ${columns} FROM ${table} WHERE account = @account AND part = @key AND first_at <= @at AND until_at > @at`
      const staged = `SELECT ${columns} FROM staged_${table} WHERE part = @key`
      const differs = db
        .prepare(
          `SELECT 1 FROM (SELECT * FROM (${recorded}) EXCEPT ${staged}) UNION ALL SELECT 1 FROM (SELECT * FROM (${staged}) EXCEPT ${recorded}) LIMIT 1`,
        )
        .get({ account, key, at })
      if (differs !== undefined) return false
    }
  }
  return true
}
