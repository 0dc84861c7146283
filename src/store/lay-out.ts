import type { Capture, CaptureRecord, Usage } from '../model/capture.ts'
import type { Part } from '../model/part.ts'
import { byWarning, type Warning } from '../model/warning.ts'
import type { History } from './history.ts'
import { entityKeys } from './keys.ts'
import { stateWriter } from './write-state.ts'

/** One entity of the night as rows refer to it. */
export interface NightRow {
  readonly entity: number
  readonly state: number
  readonly usage: Usage | null
}

/** A night as rows by part, with all there is to warn of. */
export interface LaidOut {
  readonly rows: ReadonlyMap<Part, readonly NightRow[]>
  readonly warnings: readonly Warning[]
}

/** Turns the capture's records into rows, normalising only what was not seen before. */
export function layOut(db: History, account: number, capture: Capture): LaidOut {
  const known = db.prepare<[Buffer], number>('SELECT state FROM fingerprint WHERE sha256 = ?').pluck()
  const remember = db.prepare('INSERT INTO fingerprint VALUES (?, ?) ON CONFLICT DO NOTHING')
  const write = stateWriter(db)
  const entityId = entityKeys(db, account)
  const rows = new Map<Part, NightRow[]>()
  const warnings: Warning[] = [...capture.warnings]
  const stateOf = (record: CaptureRecord): number => {
    const seen = known.get(record.fingerprint)
    if (seen !== undefined) return seen
    const normalised = record.normalise()
    const state = write(normalised)
    if (normalised.warnings.length === 0) remember.run(record.fingerprint, state)
    warnings.push(...normalised.warnings)
    return state
  }
  for (const record of capture.records) {
    const own = rows.get(record.part) ?? []
    own.push({ state: stateOf(record), entity: entityId(record), usage: record.usage })
    rows.set(record.part, own)
  }
  return { rows, warnings: warnings.toSorted(byWarning) }
}

/** Whether an entity was normalised before and left nothing to warn of. */
export function fingerprintLookup(db: History): (fingerprint: Buffer) => boolean {
  const find = db.prepare<[Buffer], number>('SELECT 1 FROM fingerprint WHERE sha256 = ?').pluck()
  return (fingerprint) => find.get(fingerprint) !== undefined
}
