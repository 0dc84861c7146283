import type { Pattern } from '../../pattern/pattern.ts'
import type { Truth } from '../truth.ts'
import { literalText } from './literal-text.ts'
import { neverMalformed, type Operator, operators, type PointType } from './operator.ts'
import { readLast, readOnce } from './remembered.ts'

/** Values that stand in an order, as one family of operators reads them. */
export interface Ordered<Value> {
  readonly of: PointType
  /** Null for what is no such value; undecided where AWS does not document the spelling. */
  readonly read: (text: string) => Value | null | 'undecided'
  /** Negative where the first is less. */
  readonly compare: (a: Value, b: Value) => number
  /** Every value, one in every gap and beyond both ends, each in a spelling that is not to be avoided. */
  readonly samples: (values: readonly Value[], avoid: ReadonlySet<string>) => readonly string[]
}

/**
 * A family's operators, `DateEquals` to `DateGreaterThanEquals`. What cannot be read as a value of the family is unequal to
 * all of them, and neither less nor greater.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html}
 */
export function orderedOperators<Value>(family: 'Date' | 'Numeric', ordered: Ordered<Value>): readonly Operator[] {
  const { of, read, compare } = ordered
  const readValue = readOnce((value) => read(literalText(value) ?? ''))
  const readGiven = readLast(read)
  const where = (test: (order: number) => boolean): Omit<Operator, 'name' | 'negates'> => ({
    wildcards: false,
    variables: false,
    isMalformed: neverMalformed,
    matches: (value: Pattern, given: string): Truth => {
      const [a, b] = [readGiven(given), readValue(value)]
      if (a === 'undecided' || b === 'undecided') return 'undecided'
      return a !== null && b !== null && test(compare(a, b))
    },
    kinds: { are: 'points', of, samples: (values, avoid) => samplesOf(values, avoid, ordered) },
  })
  return [
    ...operators(
      `${family}Equals`,
      `${family}NotEquals`,
      where((order) => order === 0),
    ),
    ...operators(
      `${family}LessThan`,
      null,
      where((order) => order < 0),
    ),
    ...operators(
      `${family}LessThanEquals`,
      null,
      where((order) => order <= 0),
    ),
    ...operators(
      `${family}GreaterThan`,
      null,
      where((order) => order > 0),
    ),
    ...operators(
      `${family}GreaterThanEquals`,
      null,
      where((order) => order >= 0),
    ),
  ]
}

/** What the operators tell apart of some values, and a text that is none of them. */
function samplesOf<Value>(
  values: readonly string[],
  avoid: ReadonlySet<string>,
  { read, samples }: Ordered<Value>,
): string[] {
  const known = values.flatMap((text): readonly Value[] => {
    const value = read(text)
    return value === null || value === 'undecided' ? [] : [value]
  })
  return [...samples(known, avoid), noValue(avoid)]
}

/** A text that is no number, date or address, and none of those to be avoided. */
export function noValue(avoid: ReadonlySet<string>): string {
  let text = 'none'
  while (avoid.has(text)) text += '-'
  return text
}
