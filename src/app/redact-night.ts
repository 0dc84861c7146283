import { SERVICE_NAMES } from '../queries/shared/credentials/service-names.ts'
import { redactExport, type Redacted } from '../redact/redact-export.ts'
import type { History } from '../store/index.ts'
import { loadActionTable } from './action-table.ts'
import { exportNight } from './export-night.ts'

/**
 * A night as {@link exportNight} gives it, redacted: it imports again, and every query counts in it what it counts in
 * the night itself.
 *
 * @param db open for reading
 * @param key a secret of 16 bytes or more; two nights redacted under one key can be compared
 * @throws RangeError where there is no night of this id
 */
export function redactNight(
  db: History,
  snapshotId: number,
  { key, allParts = false }: { readonly key: Uint8Array; readonly allParts?: boolean },
): Redacted {
  return redactExport(exportNight(db, snapshotId, { allParts }), {
    key,
    actions: loadActionTable,
    names: SERVICE_NAMES,
  })
}
