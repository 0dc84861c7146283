import { diffNights } from '../diff/diff-nights.ts'
import { type History, previousSnapshot, readChanges, type Snapshot, snapshotById } from '../store/index.ts'
import { loadActionTable } from './action-table.ts'
import { nightOf } from './compare-nights.ts'

/**
 * How many entities came, went and changed since the night before, whatever the class of the change; use and counters
 * apart. What any part says otherwise of an entity, or of the account itself, is a change of it.
 */
export interface ChangeCounts {
  readonly added: number
  readonly removed: number
  readonly modified: number
}

/** Counts what a night changed; null where there is no night before it. */
export function changesSince(db: History, snapshotId: number): ChangeCounts | null {
  const snapshot: Snapshot = snapshotById(db, snapshotId)
  const before = previousSnapshot(db, snapshot)
  if (before === undefined) return null
  const { sharedIds, ...pairs } = readChanges(db, before.id, snapshotId)
  const { changes } = diffNights({
    from: nightOf(db, before, sharedIds.from),
    to: nightOf(db, snapshot, sharedIds.to),
    ...pairs,
    actions: loadActionTable,
  })
  const entityChanges = changes.filter((change) => change.facet === 'entity')
  const count = (verb: string) => entityChanges.filter((change) => change.change === verb).length
  const come = new Set(
    entityChanges.filter(({ change }) => change === 'added' || change === 'removed').map((change) => change.arn),
  )
  const modified = new Set(changes.map((change) => change.arn).filter((arn) => !come.has(arn)))
  return { added: count('added'), removed: count('removed'), modified: modified.size }
}
