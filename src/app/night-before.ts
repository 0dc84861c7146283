import type { AccountView } from '../model/account.ts'
import { type History, previousSnapshot, readAccount, type Snapshot } from '../store/index.ts'
import { once } from '../util/once.ts'

/** The night before a night, of the same account: found and read when it is first asked for; null where there is none. */
export function nightBefore(db: History, snapshot: Snapshot): () => AccountView | null {
  return once(() => {
    const before = previousSnapshot(db, snapshot)
    return before === undefined ? null : readAccount(db, before.id)
  })
}
