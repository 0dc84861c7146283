export { CHANGE_CLASSES } from '../diff/change.ts'
export { diffRows } from '../diff/rows.ts'
import { type Diff, diffNights } from '../diff/diff-nights.ts'
import type { DiffOptions, Night } from '../diff/input.ts'
import { RolecallError } from '../model/error.ts'
import { type Changes, type History, readAccount, readChanges, resolveSnapshot, type Snapshot } from '../store/index.ts'
import { loadActionTable } from './action-table.ts'

/** Which two nights to compare, as REFs, and how much to show. */
export interface CompareRequest extends DiffOptions {
  readonly from: string
  readonly to: string
  readonly account?: string
}

/**
 * What changed between two nights of one account.
 *
 * @throws RolecallError USAGE where a REF means no night, or the nights are of different accounts
 * @example
 * const diff = compareNights(db, { from: 'latest~1', to: 'latest', include: { activity: false }, all: false })
 * for (const { class: whose, change, arn, facet } of diff.changes) console.log(whose, change, arn, facet)
 */
export function compareNights(db: History, request: CompareRequest): Diff {
  const [from, to] = [
    resolveSnapshot(db, request.from, request.account),
    resolveSnapshot(db, request.to, request.account),
  ]
  if (from.account !== to.account) {
    throw new RolecallError(
      'USAGE',
      `diff: expected two nights of one account, found ${from.account} and ${to.account}`,
    )
  }
  const { sharedIds, ...pairs } = readChanges(db, from.id, to.id)
  const nights = { from: nightOf(db, from, sharedIds.from), to: nightOf(db, to, sharedIds.to) }
  return diffNights({ ...nights, ...pairs, actions: loadActionTable }, request)
}

/** What a diff must know of a night as a whole. */
export function nightOf(db: History, snapshot: Snapshot, sharedIds: Changes['sharedIds']['from']): Night {
  const { snapshot: info, parts, facts, document } = readAccount(db, snapshot.id)
  return { snapshot: info, parts, facts, document, sharedIds }
}
