import { byKeys } from '../model/compare.ts'

/** How many days, ISO weeks and months to keep a night of; only those that have nights count. */
export interface Keeping {
  readonly daily: number
  readonly weekly: number
  readonly monthly: number
}

/** What must be known of a night to decide whether it stays; `takenAt` is ISO 8601 UTC. */
export interface PrunableNight {
  readonly account: string
  readonly takenAt: string
  readonly label: string | null
}

/**
 * Why each night is kept, in words; no reasons: it goes. Each account keeps the newest night of each of its last days,
 * weeks and months, by UTC, that have any; besides, its latest night, and every night with a label.
 *
 * @returns the nights by account and time
 */
export function nightsToKeep<Night extends PrunableNight>(
  nights: readonly Night[],
  keeping: Keeping,
): readonly { readonly night: Night; readonly reasons: readonly string[] }[] {
  const newestFirst = nights.toSorted(byNight).reverse()
  const accounts = new Map<string, (night: Night) => readonly string[]>()
  return newestFirst
    .map((night) => {
      const reasonsOf = accounts.get(night.account) ?? reasonsForOneAccount(keeping)
      accounts.set(night.account, reasonsOf)
      return { night, reasons: reasonsOf(night) }
    })
    .reverse()
}

const byNight = byKeys<PrunableNight>(
  (night) => night.account,
  (night) => new Date(night.takenAt).toISOString(),
)

/** Asked of one account's nights from the newest to the oldest. */
function reasonsForOneAccount(keeping: Keeping): (night: PrunableNight) => readonly string[] {
  const rules = [
    { span: 'day', keep: keeping.daily, nameOf: dayOf, seen: new Set<string>() },
    { span: 'week', keep: keeping.weekly, nameOf: isoWeekOf, seen: new Set<string>() },
    { span: 'month', keep: keeping.monthly, nameOf: monthOf, seen: new Set<string>() },
  ]
  let latest = true
  return ({ takenAt, label }) => {
    const reasons = [...(latest ? ['the latest night'] : []), ...(label === null ? [] : [`labelled ${label}`])]
    latest = false
    for (const { span, keep, nameOf, seen } of rules) {
      const name = nameOf(new Date(takenAt))
      if (seen.has(name) || seen.size >= keep) continue
      seen.add(name)
      reasons.push(`newest of the ${span} ${name}`)
    }
    return reasons
  }
}

function dayOf(time: Date): string {
  return time.toISOString().slice(0, 10)
}

function monthOf(time: Date): string {
  return time.toISOString().slice(0, 7)
}

/** The ISO 8601 week, which belongs to the year that its Thursday is in. */
function isoWeekOf(time: Date): string {
  const thursday = new Date(time)
  thursday.setUTCDate(time.getUTCDate() + 4 - (time.getUTCDay() || 7))
  const year = thursday.getUTCFullYear()
  const week = 1 + Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / WEEK)
  return `${year}-W${String(week).padStart(2, '0')}`
}

/** In milliseconds. */
const WEEK = 7 * 86_400_000
