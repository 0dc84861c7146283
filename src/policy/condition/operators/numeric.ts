import { orderedOperators } from './ordered.ts'

/**
 * Integers and decimals, compared as they are written. What is no number is unequal to every number, and neither less
 * nor greater; of spellings that AWS does not document, such as exponents, nothing is said.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Numeric}
 */
export const NUMERIC = orderedOperators('Numeric', { of: 'number', read: readDecimal, compare, samples })

/** `digits` divided by ten to the power of `scale`. */
interface Decimal {
  readonly digits: bigint
  readonly scale: number
}

/** Null for what is no number. */
function readDecimal(text: string): Decimal | null | 'undecided' {
  const match = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text)
  if (match === null) return LOOKS_NUMERIC.test(text) ? 'undecided' : null
  const [, sign, whole = '', fraction = ''] = match
  const digits = BigInt(whole + fraction)
  return { digits: sign === '-' ? -digits : digits, scale: fraction.length }
}

/** Texts that one reader of numbers takes and another does not. */
const LOOKS_NUMERIC = /^(?:[\s\d.,_+-]*\d[\s\da-fx.,_+-]*|[+-]?(?:nan|inf|infinity))$/i

function compare(a: Decimal, b: Decimal): number {
  const scale = Math.max(a.scale, b.scale)
  const difference = scaled(a, scale) - scaled(b, scale)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

function scaled({ digits, scale }: Decimal, to: number): bigint {
  return digits * 10n ** BigInt(to - scale)
}

/** Every number, one in every gap and beyond both ends. */
function samples(read: readonly Decimal[], avoid: ReadonlySet<string>): readonly string[] {
  const scale = Math.max(0, ...read.map((value) => value.scale))
  const ends = [...new Set(read.map((value) => scaled(value, scale)))].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  const one = 10n ** BigInt(scale)
  const between = ends.flatMap((end, index): Decimal[] => {
    const next = ends[index + 1]
    if (next === undefined) return [{ digits: end + one, scale }]
    return [end + one < next ? { digits: end + one, scale } : { digits: (end + next) * 5n, scale: scale + 1 }]
  })
  const first = ends[0] ?? 0n
  const numbers = [...ends.map((digits) => ({ digits, scale })), ...between, { digits: first - one, scale }]
  return numbers.map((number) => spell(number, avoid))
}

/** The shortest spelling that is not to be avoided: 5, 5.0, 5.00, … */
function spell({ digits, scale }: Decimal, avoid: ReadonlySet<string>): string {
  const text = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, '0')
  const whole = text.slice(0, text.length - scale)
  let fraction = text.slice(text.length - scale).replace(/0+$/, '')
  const spelled = (): string => `${digits < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`
  while (avoid.has(spelled())) fraction += '0'
  return spelled()
}
