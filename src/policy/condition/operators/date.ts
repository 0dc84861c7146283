import { orderedOperators } from './ordered.ts'
import { readDate } from './read-date.ts'

/**
 * Moments, to the millisecond. What is no date is unequal to every date, and neither before nor after.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date}
 */
export const DATE = orderedOperators('Date', { of: 'date', read: readDate, compare: (a, b) => a - b, samples })

const SECOND = 1000
const DAY = 86_400 * SECOND

/** Every moment, one in every gap and beyond both ends. */
function samples(moments: readonly number[], avoid: ReadonlySet<string>): readonly string[] {
  const ends = [...new Set(moments)].sort((a, b) => a - b)
  const between = ends.flatMap((end, index) => {
    const next = ends[index + 1] ?? end + 2 * DAY
    const step = [DAY, SECOND, 1].find((step) => end + step < next)
    return step === undefined ? [] : [end + step]
  })
  const before = ends[0] === undefined ? 0 : ends[0] - DAY
  return [...ends, ...between, before].flatMap((moment) => spell(moment, avoid))
}

/** As AWS spells a moment, `2026-11-28T00:00:00Z`; with more zeros where that is to be avoided. None beyond year 9999. */
function spell(moment: number, avoid: ReadonlySet<string>): string[] {
  const text = new Date(moment).toISOString()
  if (readDate(text) !== moment) return []
  let fraction = moment % SECOND === 0 ? '' : text.slice(19, -1)
  const spelled = (): string => `${text.slice(0, 19)}${fraction}Z`
  while (avoid.has(spelled())) fraction = fraction === '' ? '.0' : `${fraction}0`
  return [spelled()]
}
