import type { Usage } from '../model/capture.ts'
import type { History } from './history.ts'

/** One entity of a night as rows refer to it. */
export interface NightRow {
  readonly part: number
  readonly entity: number
  readonly state: number
  readonly usage: Usage | null
}

/**
 * Empties the temporary tables that a night's rows are laid out in before they become intervals, and gives what adds a
 * row. They are tables, so that no stage holds a whole night.
 */
export function stager(db: History): (row: NightRow) => void {
  db.exec(`
    CREATE TEMP TABLE IF NOT EXISTS staged_presence (part INTEGER, entity INTEGER, state, PRIMARY KEY (part, entity)) WITHOUT ROWID;
    CREATE TEMP TABLE IF NOT EXISTS staged_usage (part INTEGER, entity INTEGER, last_used_at, last_used_region, attachment_count, boundary_usage_count, residue, PRIMARY KEY (part, entity)) WITHOUT ROWID;
    DELETE FROM staged_presence;
    DELETE FROM staged_usage`)
  const presence = db.prepare('INSERT INTO staged_presence VALUES (?, ?, ?)')
  const usage = db.prepare('INSERT INTO staged_usage VALUES (?, ?, ?, ?, ?, ?, ?)')
  return (row) => {
    presence.run(row.part, row.entity, row.state)
    if (row.usage !== null) usage.run(row.part, row.entity, ...usageColumns(row.usage))
  }
}

/** The parts that have staged rows. */
export function stagedParts(db: History): readonly number[] {
  return db.prepare<[], number>('SELECT DISTINCT part FROM staged_presence').pluck().all()
}

function usageColumns(usage: Usage): readonly (string | number | null)[] {
  const at = usage.lastUsedAt === null ? null : Date.parse(usage.lastUsedAt)
  return [at, usage.lastUsedRegion, usage.attachmentCount, usage.boundaryUsageCount, usage.residue]
}
