import type { Capture } from '../model/capture.ts'
import { RolecallError } from '../model/error.ts'
import type { Warning } from '../model/warning.ts'
import { sha256 } from '../util/hash.ts'
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
      `INSERT INTO snapshot (account, taken_at, label, alias, source, level, tool_version, sdk_version, started_at, finished_at, date_form, counts, warning_list, residue, input_hash)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '{}', ?, ?, ?)`,
    )
    .run(
      account,
      capture.takenAt,
      label,
      capture.alias,
      capture.source,
      capture.level,
      options.toolVersion,
      options.sdkVersion ?? capture.sdkVersion ?? null,
      options.startedAt,
      options.finishedAt,
      capture.dateForm,
      warningList(db, warnings),
      JSON.stringify(capture.residue),
      options.inputHash,
    )
  return Number(lastInsertRowid)
}

/** The row of a list of warnings, made where no night has warned of just that before. */
function warningList(db: History, warnings: readonly Warning[]): number {
  const text = JSON.stringify(warnings)
  const hash = sha256(text)
  db.prepare('INSERT INTO warning_list (sha256, warnings) VALUES (?, ?) ON CONFLICT (sha256) DO NOTHING').run(
    hash,
    text,
  )
  return (
    db.prepare<[Buffer], number>('SELECT warning_list_id FROM warning_list WHERE sha256 = ?').pluck().get(hash) ?? 0
  )
}
