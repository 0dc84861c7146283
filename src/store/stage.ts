import type { Usage } from '../model/capture.ts'
import type { History } from './history.ts'
import { prepareStaging, PRESENCE, USAGE } from './intervals.ts'
import type { NightRow } from './lay-out.ts'

/** Lays the rows of one part out in the temporary tables from which intervals are made. */
export function stage(db: History, rows: readonly NightRow[]): void {
  prepareStaging(db, PRESENCE)
  prepareStaging(db, USAGE)
  const presence = db.prepare('INSERT INTO staged_presence VALUES (?, ?)')
  const usage = db.prepare('INSERT INTO staged_usage VALUES (?, ?, ?, ?, ?, ?)')
  for (const row of rows) {
    presence.run(row.entity, row.state)
    if (row.usage !== null) usage.run(row.entity, ...usageColumns(row.usage))
  }
}

function usageColumns(usage: Usage): readonly (string | number | null)[] {
  const at = usage.lastUsedAt === null ? null : Date.parse(usage.lastUsedAt)
  return [at, usage.lastUsedRegion, usage.attachmentCount, usage.boundaryUsageCount, usage.residue]
}
