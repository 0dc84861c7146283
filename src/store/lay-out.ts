import type { Capture, CaptureRecord } from '../model/capture.ts'
import type { Part } from '../model/part.ts'
import type { Warning } from '../model/warning.ts'
import type { History } from './history.ts'
import { entityKeys, partKey } from './keys.ts'
import { stager } from './stage.ts'
import { stateWriter } from './write-state.ts'

/** The reserved state of an entity that is there, and of which nothing more is known. */
const UNKNOWN = 0

/** Reads the capture's records, stages each as a row, and normalises only what was not seen before. Gives what there is to warn of. */
export function layOut(db: History, account: number, capture: Capture): readonly Warning[] {
  const known = db.prepare<[Buffer], number>('SELECT state FROM fingerprint WHERE sha256 = ?').pluck()
  const remember = db.prepare('INSERT INTO fingerprint VALUES (?, ?) ON CONFLICT DO NOTHING')
  const write = stateWriter(db)
  const entityId = entityKeys(db, account)
  const stage = stager(db)
  const parts = new Map<Part, number>()
  const warnings: Warning[] = []
  const partOf = (part: Part): number => {
    const key = parts.get(part) ?? partKey(db, part)
    parts.set(part, key)
    return key
  }
  const stateOf = ({ fingerprint, normalise }: CaptureRecord): number => {
    if (normalise === null) return UNKNOWN
    const seen = fingerprint === null ? undefined : known.get(fingerprint)
    if (seen !== undefined) return seen
    const normalised = normalise()
    const state = write(normalised)
    if (fingerprint !== null && normalised.warnings.length === 0) remember.run(fingerprint, state)
    warnings.push(...normalised.warnings)
    return state
  }
  for (const record of capture.records)
    stage({ part: partOf(record.part), state: stateOf(record), entity: entityId(record), usage: record.usage })
  return warnings
}

/** Whether an entity was normalised before and left nothing to warn of. */
export function fingerprintLookup(db: History): (fingerprint: Buffer) => boolean {
  const find = db.prepare<[Buffer], number>('SELECT 1 FROM fingerprint WHERE sha256 = ?').pluck()
  return (fingerprint) => find.get(fingerprint) !== undefined
}
