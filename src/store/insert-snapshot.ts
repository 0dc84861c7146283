import type { Capture } from '../model/capture.ts'
import { RolecallError } from '../model/error.ts'
import type { Warning } from '../model/warning.ts'
import type { History } from './history.ts'
import type { RecordOptions } from './record-options.ts'

/** Writes the row of a night. @throws RolecallError USAGE where its label names another night */
export function insertSnapshot(
  db: History,
  account: number,
  capture: Capture,
  warnings: readonly Warning[],
  options: RecordOptions,
): number {
  const label = capture.label
  const taken =
    label === null
      ? undefined
      : db
          .prepare<[number, string], number>('SELECT snapshot_id FROM snapshot WHERE account = ? AND label = ?')
          .pluck()
          .get(account, label)
  if (taken !== undefined) {
    throw new RolecallError('USAGE', `the label ${label} already names the night id:${taken}`, {
      hint: 'Nothing was recorded. Choose another --label.',
    })
  }
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO snapshot (account, taken_at, label, alias, source, level, tool_version, started_at, finished_at, date_form, counts, warnings, residue, input_hash)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '{}', ?, ?, ?)`,
    )
    .run(
      account,
      capture.takenAt,
      label,
      capture.alias,
      capture.source,
      capture.level,
      options.toolVersion,
      options.startedAt,
      options.finishedAt,
      capture.dateForm,
      JSON.stringify(warnings),
      JSON.stringify(capture.residue),
      options.inputHash,
    )
  return Number(lastInsertRowid)
}
