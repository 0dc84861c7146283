import { RolecallError } from '../model/error.ts'
import { type History, listSnapshots, removeSnapshots, type Snapshot } from '../store/index.ts'
import { nightsToKeep } from './nights-to-keep.ts'

/** Which nights to keep, of which account (id or alias; every account unless one is named). */
export interface PruneRequest {
  readonly account?: string
  readonly keepDaily?: number
  readonly keepWeekly?: number
  readonly keepMonthly?: number
  /** Only say what would be removed. */
  readonly dryRun: boolean
}

/** What was removed, or would have been, and why the rest is still there; both by account and time. */
export interface Pruned {
  readonly removed: readonly Snapshot[]
  readonly kept: readonly { readonly snapshot: Snapshot; readonly reasons: readonly string[] }[]
}

/**
 * Thins a history out: each account keeps the newest night of each of its last N days, ISO weeks and months (UTC) that
 * have nights, always its latest night, and always what has a label. All others go in one transaction.
 *
 * @param db open for recording, unless it is a dry run
 * @throws RolecallError USAGE where nothing says what to keep, a number is none, or the account has no nights; DATABASE where another recorder holds the file
 * @example
 * const { removed } = pruneNights(db, 'snapshots/rolecall.db', { keepDaily: 14, keepMonthly: 12, dryRun: true })
 */
export function pruneNights(db: History, path: string, request: PruneRequest): Pruned {
  const keeping = {
    daily: countOf('--keep-daily', request.keepDaily),
    weekly: countOf('--keep-weekly', request.keepWeekly),
    monthly: countOf('--keep-monthly', request.keepMonthly),
  }
  if (keeping.daily + keeping.weekly + keeping.monthly === 0) {
    throw new RolecallError('USAGE', 'prune: expected at least one of --keep-daily, --keep-weekly, --keep-monthly', {
      hint: 'Nothing was removed. For example: --keep-daily 14 --keep-weekly 8 --keep-monthly 24.',
    })
  }
  const nights = listSnapshots(db, request.account)
  if (request.account !== undefined && nights.length === 0)
    throw new RolecallError('USAGE', `prune: no nights of account ${request.account}`, { hint: 'Nothing was removed.' })
  const all = nightsToKeep(nights, keeping)
  const removed = all.filter(({ reasons }) => reasons.length === 0).map(({ night }) => night)
  const kept = all
    .filter(({ reasons }) => reasons.length > 0)
    .map(({ night, reasons }) => ({ snapshot: night, reasons }))
  if (!request.dryRun && removed.length > 0)
    removeSnapshots(
      db,
      path,
      removed.map(({ id }) => id),
    )
  return { removed, kept }
}

function countOf(option: string, value: number | undefined): number {
  if (value === undefined) return 0
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new RolecallError('USAGE', `${option}: expected a whole number, found ${value}`, {
      hint: 'Nothing was removed.',
    })
  }
  return value
}
