import { parseDate } from '../../model/date-form.ts'
import { isoTime } from '../../model/time.ts'

/** The moment that a member of a fact says, ISO 8601 UTC; null where it says none, as `N/A` in a credential report. */
export function momentIn(value: unknown): string | null {
  const ms = typeof value === 'string' ? parseDate(value) : null
  return ms === null ? null : isoTime(ms)
}
