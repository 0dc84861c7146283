import type { DateForm } from './capture.ts'

const READABLE = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(\.\d+)?(Z|[+-]\d\d:?\d\d)?$/

/**
 * The moment that a date in saved output means: ISO 8601 with `T` or a blank; without a zone it is UTC. Emulators write
 * microseconds, which are rounded, as the AWS SDK does: JavaScript alone would cut them off.
 *
 * @returns milliseconds since 1970, or null where it is no date that we know
 * @example parseDate('2013-10-14 18:32:24+00:00') // 1381775544000
 */
export function parseDate(text: string): number | null {
  const match = READABLE.exec(text)
  if (!match) return null
  const ms = Date.parse(`${match[1]}T${match[2]}${match[4] ?? 'Z'}`) + Math.round(Number(match[3] ?? 0) * 1000)
  return Number.isNaN(ms) || !isDay(match[1] ?? '') ? null : ms
}

/** Whether there is such a day: JavaScript takes 30 February for one in March. */
function isDay(day: string): boolean {
  const ms = Date.parse(day)
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(day)
}

/**
 * Which tool's way of writing dates a text shows: the AWS CLI's, the wire's, JavaScript's or Python's `str()`.
 *
 * @example dateFormOf('2026-09-11T12:56:59+00:00') // 'cli'
 */
export function dateFormOf(text: string): DateForm {
  if (text.includes(' ')) return 'python'
  if (text.endsWith('.000Z')) return 'millis'
  return text.endsWith('Z') ? 'utc' : 'cli'
}

/**
 * Writes a moment in one of the forms of saved output.
 *
 * @param iso ISO 8601 UTC, as the model has it
 * @example printDate('2026-09-11T12:56:59Z', 'python') // '2026-09-11 12:56:59+00:00'
 */
export function printDate(iso: string, form: DateForm): string {
  switch (form) {
    case 'cli':
      return iso.replace('Z', '+00:00')
    case 'utc':
      return iso
    case 'millis':
      return iso.includes('.') ? iso : iso.replace('Z', '.000Z')
    case 'python':
      return iso.replace('T', ' ').replace('Z', '+00:00')
    default:
      return form satisfies never
  }
}
