import type { Finding } from '../model/finding.ts'
import type { Found } from './found.ts'
import { decidesOn, type Verdict } from '../model/verdict.ts'

/** One night of an account, in the order of time. */
export interface AuditedNight {
  readonly takenAt: string
  /** Null where the night was never judged. */
  readonly verdict: Verdict | null
}

/**
 * Tells since when each of one query's findings is there.
 *
 * `firstSeen` is the first judged night that has it, and exact where every night before is known not to have it. A
 * finding is `persisting` if the last night that decides on it has it, `reopened` if only nights before that have it,
 * else `new`: no judged night has it, whatever nights that were never judged would say.
 *
 * @param earlier the nights before, oldest first
 */
export function agesOf(found: readonly Found[], earlier: readonly AuditedNight[], takenAt: string): readonly Finding[] {
  const seen = sightings(new Set(found.map(({ fingerprint }) => fingerprint)), earlier)
  return found.map((one): Finding => {
    const { identity: _, ...finding } = one
    const { arn } = finding.subject
    const { first, last } = seen.get(finding.fingerprint) ?? { first: earlier.length, last: -1 }
    return {
      waived: null,
      also: [],
      ...finding,
      firstSeen: {
        at: earlier[first]?.takenAt ?? takenAt,
        exact: earlier.slice(0, first).every(({ verdict }) => verdict !== null && decidesOn(verdict, arn)),
        nights: earlier.length - first + 1,
      },
      state: last < 0 ? 'new' : isGoneAfter(last, earlier, arn) ? 'reopened' : 'persisting',
    }
  })
}

interface Sighting {
  readonly first: number
  readonly last: number
}

function sightings(wanted: ReadonlySet<string>, nights: readonly AuditedNight[]): ReadonlyMap<string, Sighting> {
  const seen = new Map<string, Sighting>()
  for (const [index, { verdict }] of nights.entries()) {
    for (const fingerprint of verdict?.found ?? []) {
      if (wanted.has(fingerprint)) seen.set(fingerprint, { first: seen.get(fingerprint)?.first ?? index, last: index })
    }
  }
  return seen
}

/** Whether a night after the last sighting decided on the subject, and so did not find it. */
function isGoneAfter(last: number, nights: readonly AuditedNight[], arn: string): boolean {
  return nights.slice(last + 1).some(({ verdict }) => verdict !== null && decidesOn(verdict, arn))
}
