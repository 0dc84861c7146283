import type { Pattern } from '../../pattern/pattern.ts'
import type { Truth } from '../truth.ts'
import { literalText } from './literal-text.ts'
import { neverMalformed, type Operator, operators } from './operator.ts'
import { readLast, readOnce } from './remembered.ts'
import { readDate } from './read-date.ts'

const readValue = readOnce((value) => readDate(literalText(value) ?? ''))
const readGiven = readLast(readDate)

/**
 * Moments, to the millisecond. What is no date is unequal to every date, and neither before nor after.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date}
 */
export const DATE: readonly Operator[] = [
  ...operators(
    'DateEquals',
    'DateNotEquals',
    date((order) => order === 0),
  ),
  ...operators(
    'DateLessThan',
    null,
    date((order) => order < 0),
  ),
  ...operators(
    'DateLessThanEquals',
    null,
    date((order) => order <= 0),
  ),
  ...operators(
    'DateGreaterThan',
    null,
    date((order) => order > 0),
  ),
  ...operators(
    'DateGreaterThanEquals',
    null,
    date((order) => order >= 0),
  ),
]

function date(test: (order: number) => boolean): Omit<Operator, 'name' | 'negates'> {
  return {
    wildcards: false,
    variables: false,
    isMalformed: neverMalformed,
    matches: (value: Pattern, given: string): Truth => {
      const [a, b] = [readGiven(given), readValue(value)]
      if (a === 'undecided' || b === 'undecided') return 'undecided'
      return a !== null && b !== null && test(a - b)
    },
    kinds: { are: 'points', of: 'date', samples },
  }
}

const SECOND = 1000
const DAY = 86_400 * SECOND

/** Every value, a moment in every gap and beyond both ends, and something that is no date. */
function samples(values: readonly string[], avoid: ReadonlySet<string>): string[] {
  const read = values.map(readDate).filter((value) => value !== null && value !== 'undecided')
  const ends = [...new Set(read)].sort((a, b) => a - b)
  const between = ends.flatMap((end, index) => {
    const next = ends[index + 1] ?? end + 2 * DAY
    const step = [DAY, SECOND, 1].find((step) => end + step < next)
    return step === undefined ? [] : [end + step]
  })
  const before = ends[0] === undefined ? 0 : ends[0] - DAY
  return [...[...ends, ...between, before].flatMap((moment) => spell(moment, avoid)), unlike(avoid)]
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

function unlike(avoid: ReadonlySet<string>): string {
  let text = 'none'
  while (avoid.has(text)) text += '-'
  return text
}
