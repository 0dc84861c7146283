import { existsSync } from 'node:fs'
import { resolve } from 'node:path'

import type { Imported } from '../app/imported.ts'
import type { Globals } from './globals.ts'
import type { Io } from './io.ts'
import { present } from './present.ts'
import { SNAPSHOT_EXPENDABLE, SNAPSHOT_TABLE, snapshotJson, snapshotRows } from './snapshot-rows.ts'

/** Says where a night was recorded and what changed since the one before. */
export type SayRecorded = (recorded: Imported, say: (text: string) => void) => void

/** Looks whether the database is there before it is made; what it gives tells of the nights recorded in it. */
export function recordedIn(db: string, label: string | undefined): SayRecorded {
  let isNew = !existsSync(db)
  return ({ snapshot, recorded, changes }, say) => {
    say(`${recorded ? 'recorded' : 'already recorded'}: id:${snapshot.id} in ${resolve(db)}${isNew ? ' (new)' : ''}`)
    isNew = false
    if (label !== undefined && snapshot.label !== label)
      say(`its label stays ${snapshot.label ?? 'none'}; --replace would make it ${label}`)
    if (changes)
      say(`since the night before: ${changes.added} added, ${changes.removed} removed, ${changes.modified} modified`)
  }
}

/** Shows the night that was recorded, in the format asked for. */
export async function presentRecorded(recorded: Imported, globals: Globals, io: Io): Promise<void> {
  await present(
    {
      rows: snapshotRows([recorded.snapshot]),
      tableColumns: SNAPSHOT_TABLE,
      expendable: SNAPSHOT_EXPENDABLE,
      document: recordedJson(recorded),
    },
    globals,
    io,
  )
}

/** The same as JSON has it. */
export function recordedJson({ snapshot, changes }: Imported): object {
  return { snapshot: { ...snapshotJson(snapshot), warnings: snapshot.warnings }, changes }
}
