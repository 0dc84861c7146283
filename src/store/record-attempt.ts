import type { History } from './history.ts'
import { explained } from './open.ts'
import type { Attempt } from './snapshots.ts'

/**
 * Keeps a collection that recorded no night, so that the list of nights shows why one is missing. The last word about a
 * collection that began at a moment counts.
 *
 * @throws RolecallError DATABASE where another recorder holds the file
 */
export function recordAttempt(db: History, path: string, attempt: Attempt): void {
  const { account, startedAt, endedAt, reason } = attempt
  explained(path, () =>
    db
      .transaction(() =>
        db
          .prepare('INSERT OR REPLACE INTO attempt VALUES (?, ?, ?, ?)')
          .run(account, Date.parse(startedAt), Date.parse(endedAt), reason),
      )
      .immediate(),
  )
}
