import type { Level } from './part.ts'

/** Which night of which account: what every answer says about where it comes from. */
export interface SnapshotInfo {
  readonly id: number
  /** Twelve digits as a rule; placeholders of doctored files are kept as they are. */
  readonly account: string
  readonly partition: string
  readonly alias: string | null
  /** ISO 8601 UTC. */
  readonly takenAt: string
  readonly label: string | null
  readonly source: 'aws' | 'file'
  readonly level: Level | null
}
