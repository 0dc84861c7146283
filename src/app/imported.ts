import type { Snapshot } from '../store/index.ts'
import type { ChangeCounts } from './changes-since.ts'

/** The night that was recorded, or found there already. */
export interface Imported {
  readonly snapshot: Snapshot
  readonly recorded: boolean
  /** Null where there is no night before. */
  readonly changes: ChangeCounts | null
}
