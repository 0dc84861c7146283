import { byCodeUnit } from '../model/compare.ts'
import { parseDate } from '../model/date-form.ts'
import { RolecallError } from '../model/error.ts'
import { isoTime } from '../model/time.ts'
import type { History } from './history.ts'
import { type Snapshot, snapshotById } from './snapshots.ts'

/** What tells nights apart; the rest of a night is read when it is chosen. */
interface NightRow {
  readonly snapshot_id: number
  readonly account_id: string
  readonly alias: string | null
  readonly taken_at: number
  readonly label: string | null
}

/**
 * The night that a REF means: `latest`, `latest~N`, `first`, `id:N`, a date or time (the last night up to then), or a label.
 *
 * @param account id or alias; needed where the database holds several accounts
 * @throws RolecallError USAGE where it means none, or the account is not clear
 */
export function resolveSnapshot(db: History, ref: string, account?: string): Snapshot {
  const all = db
    .prepare<[], NightRow>(
      `SELECT s.snapshot_id, a.account_id, s.alias, s.taken_at, s.label
       FROM snapshot s JOIN account a ON a.account_key = s.account ORDER BY s.taken_at`,
    )
    .all()
  const byId = /^id:(\d+)$/.exec(ref)
  const nights = byId && account === undefined ? all : ofOneAccount(all, account)
  const row = byId ? nights.find((night) => night.snapshot_id === Number(byId[1])) : pick(nights, ref)
  if (row === undefined) throw noSuchNight(ref, nights)
  return snapshotById(db, row.snapshot_id)
}

function ofOneAccount(all: readonly NightRow[], account: string | undefined): readonly NightRow[] {
  const accounts = [...new Map(all.map((row) => [row.account_id, row.alias]))]
    .map(([id, alias]) => (alias === null ? id : `${id} (${alias})`))
    .toSorted(byCodeUnit)
  if (account === undefined && accounts.length > 1) {
    throw new RolecallError('USAGE', `the database holds ${accounts.length} accounts: ${accounts.join(', ')}`, {
      hint: 'Say which with --account ID.',
    })
  }
  const own = account === undefined ? all : all.filter((row) => row.account_id === account || row.alias === account)
  if (own.length === 0 && account !== undefined) {
    throw new RolecallError(
      'USAGE',
      `no nights of account ${account}: expected one of ${accounts.join(', ') || 'none'}`,
    )
  }
  return own
}

function pick(nights: readonly NightRow[], ref: string): NightRow | undefined {
  if (ref === 'latest') return nights.at(-1)
  if (ref === 'first') return nights[0]
  const back = /^latest~(\d+)$/.exec(ref)
  if (back) return nights.at(-1 - Number(back[1]))
  if (/^\d{4}-\d\d-\d\d/.test(ref)) {
    const until = parseDate(ref.length === 10 ? `${ref}T23:59:59.999Z` : ref)
    if (until === null) throw new RolecallError('USAGE', `REF: expected a date such as 2026-11-01, found ${ref}`)
    return nights.findLast((night) => night.taken_at <= until)
  }
  return nights.find((night) => night.label === ref)
}

function noSuchNight(ref: string, nights: readonly NightRow[]): RolecallError {
  const shown = nights
    .slice(-5)
    .map(
      (night) => `id:${night.snapshot_id} ${isoTime(night.taken_at)}${night.label === null ? '' : ` ${night.label}`}`,
    )
  const hint =
    nights.length === 0
      ? 'Take a first night with `rolecall import FILE`.'
      : `The last nights are: ${shown.join(', ')}. All of them: rolecall snapshots.`
  return new RolecallError(
    'USAGE',
    `no night is meant by ${ref}: expected latest, latest~N, first, id:N, a date, a time or a label`,
    { hint },
  )
}
