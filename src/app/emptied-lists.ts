import { AUTHORIZATION_PARTS } from '../model/part.ts'
import type { Warning } from '../model/warning.ts'
import { type History, previousSnapshot, type Snapshot } from '../store/index.ts'

/** Lists that are empty although the night before had entries: not recorded, since the night itself does not say it. */
export function emptiedLists(db: History, snapshot: Snapshot): readonly Warning[] {
  const before = previousSnapshot(db, snapshot)
  return AUTHORIZATION_PARTS.flatMap((part): readonly Warning[] => {
    const had = before?.parts.get(part)?.count ?? 0
    const empty = snapshot.parts.get(part)?.status === 'complete' && snapshot.parts.get(part)?.count === 0
    const said = snapshot.warnings.some((warning) => warning.code === 'LIST_EMPTY' && warning.subject === part)
    if (had === 0 || !empty || said) return []
    return [
      {
        code: 'LIST_EMPTY',
        message: `no ${part.replace('-', ' ')} in the input, but the night before had ${had}`,
        subject: part,
      },
    ]
  })
}
