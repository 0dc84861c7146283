import type { Evidence } from '../../../model/evidence.ts'
import { parseDate } from '../../../model/date-form.ts'
import { isoTime } from '../../../model/time.ts'
import { daysBefore } from '../entities/age.ts'

/** A moment that a part says, with its age on the day of that part and the attribute that says it. */
export interface Dated {
  /** ISO 8601 UTC. */
  readonly at: string
  /** Whole days before the part was true: a credential report may be four hours older than its night. */
  readonly days: number
  readonly evidence: Evidence
}

/** When something was last used: `never` as far as AWS recorded it, null where no part says. */
export type Use = Dated | 'never' | null

/** Where a value was read, and the moment from which its age counts. */
export interface Source {
  readonly of: string
  readonly name: string
  readonly countedFrom: string
}

/** The moment that a value says; null where it says none, as `N/A` in a credential report. */
export function dated(value: unknown, { of, name, countedFrom }: Source): Dated | null {
  const ms = typeof value === 'string' ? parseDate(value) : null
  if (ms === null) return null
  const at = isoTime(ms)
  return { at, days: daysBefore(countedFrom, at), evidence: { kind: 'attribute', of, name, value: at } }
}

/** The moment of a use as a column shows it. */
export function usedAt(use: Use): string | null {
  return use === null || use === 'never' ? null : use.at
}

/** The age in days of a use; null where there is none. */
export function usedDays(use: Use): number | null {
  return use === null || use === 'never' ? null : use.days
}

/** What shows a use, or that there is none. */
export function useEvidence(use: Use, of: string, what: string): readonly Evidence[] {
  if (use === null) return []
  return use === 'never' ? [{ kind: 'absent', of, what }] : [use.evidence]
}
