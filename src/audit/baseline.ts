import { byKeys } from '../model/compare.ts'
import type { Finding } from '../model/finding.ts'
import type { Waiver } from '../model/waiver.ts'

/** How long a new waiver holds: a quarter, in days. */
const DAYS = 90

/**
 * Waivers for everything that an audit found: those it went by stay as they are, the rest is accepted as found for 90 days.
 *
 * @param takenAt when the night was taken, ISO 8601 UTC
 */
export function baselineOf(
  findings: readonly Finding[],
  waivers: readonly Waiver[],
  takenAt: string,
): readonly Waiver[] {
  const day = takenAt.slice(0, 10)
  const expires = new Date(Date.parse(day) + DAYS * 24 * 60 * 60 * 1000).toISOString().slice(0, 10)
  const added = findings
    .filter(({ state, waived, subject }) => state !== 'fixed' && waived === null && subject.kind !== 'waiver')
    .map(({ query, subject, fingerprint }): Waiver => {
      return {
        query,
        subject: subject.arn,
        fingerprint,
        reason: `accepted as found on ${day}`,
        owner: 'unassigned',
        expires,
      }
    })
  return [...waivers, ...added].toSorted(
    byKeys(
      ({ query }) => query,
      ({ subject }) => subject,
      ({ fingerprint }) => fingerprint ?? '',
    ),
  )
}
