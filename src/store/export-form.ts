import type { DateForm } from '../model/capture.ts'
import type { History } from './history.ts'

/** How a night's input was written, beyond what its entities say: needed to give it back as it came. */
export interface ExportForm {
  readonly dateForm: DateForm
  readonly residue: Readonly<Record<string, unknown>>
}

export function readExportForm(db: History, snapshotId: number): ExportForm {
  const row = db
    .prepare<[number], { date_form: DateForm; residue: string }>(
      'SELECT date_form, residue FROM snapshot WHERE snapshot_id = ?',
    )
    .get(snapshotId)
  if (row === undefined) throw new RangeError(`no snapshot id:${snapshotId}`)
  return { dateForm: row.date_form, residue: JSON.parse(row.residue) as Record<string, unknown> }
}
