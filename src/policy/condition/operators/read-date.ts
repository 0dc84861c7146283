/**
 * A moment in milliseconds, from one of the ISO 8601 forms of the W3C's note or from seconds since 1970. Null for what
 * is no date; undecided where AWS does not say how it reads one: four digits are a year or a second, and a time needs
 * its zone.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date}
 * {@link https://www.w3.org/TR/NOTE-datetime}
 *
 * @example readDate('2026-11-28T01:00:00+01:00') // Date.UTC(2026, 10, 28)
 */
export function readDate(text: string): number | null | 'undecided' {
  if (/^\d+$/.test(text) && text.length !== 4) {
    const seconds = Number(text)
    return seconds <= LAST_SECOND ? seconds * 1000 : 'undecided'
  }
  const match = FORM.exec(text)
  if (match === null) return LOOKS_LIKE_ONE.test(text) ? 'undecided' : null
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(numberOf)
  if (second === 60 || (hour === 24 && minute === 0 && second === 0)) return 'undecided'
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  const isDay = date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  const offset = offsetOf(match[8] ?? 'Z')
  if (!isDay || hour > 23 || minute > 59 || second > 59 || offset === null) return null
  const milliseconds = Number((match[7] ?? '').padEnd(3, '0').slice(0, 3))
  return date.getTime() + ((hour * 60 + minute - offset) * 60 + second) * 1000 + milliseconds
}

/** The end of the year 9999. */
const LAST_SECOND = 253_402_300_799

const FORM = /^(\d{4})-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?(Z|[+-]\d\d:\d\d))?)?$/

/** Written with what dates are written with. */
const LOOKS_LIKE_ONE = /^[\s+-]*\d[\d\s.:tz+-]*$/i

function numberOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text)
}

/** In minutes; null for one that no clock has. */
function offsetOf(zone: string): number | null {
  if (zone === 'Z') return 0
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(4))]
  return hours > 23 || minutes > 59 ? null : (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes)
}
