import { type History, listSnapshots, type Snapshot } from '../store/index.ts'

/** The night before a night, of the same account. */
export function previousSnapshot(db: History, snapshot: Snapshot): Snapshot | undefined {
  return listSnapshots(db, snapshot.account).findLast(
    (other) => Date.parse(other.takenAt) < Date.parse(snapshot.takenAt),
  )
}
