import { exportNight } from '../../src/app/export-night.ts'
import type { Fact } from '../../src/model/fact.ts'
import { type Part, PARTS, type PartState } from '../../src/model/part.ts'
import { type History, listSnapshots, openForReading, readRecorded, type Snapshot } from '../../src/store/index.ts'
import { comparable } from '../store/comparable.ts'

/** A night as the database holds it, in a form in which equal nights are equal. */
export interface ReadNight {
  readonly snapshot: Snapshot
  /** The lists of the authorization details, as `comparable` has them. */
  readonly lists: unknown
  /** The ARNs of the instance profiles, those without a role too. */
  readonly profiles: readonly string[]
  readonly facts: ReadonlyMap<Part, readonly Fact[]>
  readonly parts: ReadonlyMap<Part, PartState>
  /** Codes of the warnings, each once and in order. */
  readonly codes: readonly string[]
}

/** Every night of a database that must be whole. */
export function readNights(path: string): readonly ReadNight[] {
  const db = openForReading(path)
  try {
    const broken = [db.pragma('integrity_check', { simple: true }), db.pragma('foreign_key_check')]
    if (JSON.stringify(broken) !== '["ok",[]]') throw new Error(`the database is broken: ${JSON.stringify(broken)}`)
    return listSnapshots(db).map((snapshot) => readNight(db, snapshot))
  } finally {
    db.close()
  }
}

function readNight(db: History, snapshot: Snapshot): ReadNight {
  const account = readRecorded(db, snapshot.id)
  return {
    snapshot,
    lists: comparable(exportNight(db, snapshot.id)),
    profiles: account.instanceProfiles().map(({ arn }) => arn),
    facts: new Map(
      PARTS.map((part): [Part, readonly Fact[]] => [part, account.facts(part)]).filter(([, facts]) => facts.length > 0),
    ),
    parts: account.parts,
    codes: [...new Set(snapshot.warnings.map(({ code }) => code))],
  }
}

/** The one fact of a part that is about an ARN. */
export function factOf(night: ReadNight, part: Part, arn: string): Fact | undefined {
  return night.facts.get(part)?.find((fact) => fact.arn === arn)
}
