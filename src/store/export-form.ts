import type { DateForm } from '../model/capture.ts'
import type { History } from './history.ts'

/** How a night's input was written, beyond what its entities say: needed to give it back as it came. */
export interface ExportForm {
  readonly dateForm: DateForm
  readonly sdkVersion: string | null
  readonly residue: Readonly<Record<string, unknown>>
}

export function readExportForm(db: History, snapshotId: number): ExportForm {
  const row = db
    .prepare<[number], { date_form: DateForm; sdk_version: string | null; residue: string }>(
      'SELECT date_form, sdk_version, residue FROM snapshot WHERE snapshot_id = ?',
    )
    .get(snapshotId)
  if (row === undefined) throw new RangeError(`no snapshot id:${snapshotId}`)
  const residue = JSON.parse(row.residue) as Record<string, unknown>
  return { dateForm: row.date_form, sdkVersion: row.sdk_version, residue }
}
