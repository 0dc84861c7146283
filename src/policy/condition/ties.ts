import type { ConditionTest } from '../document/policy.ts'
import { all, any, type Formula, not } from '../formula.ts'
import { readDate } from './operators/read-date.ts'

/**
 * What holds between keys of one request, as far as tests of them can tell; `always` where they read no two such keys, or
 * none of the two is open: what a user says of both is taken as it is.
 *
 * @param tests what is asked of a request
 * @param open keys that are neither known nor known to be missing; all where left out
 */
export function tiesOf(tests: readonly ConditionTest[], open?: ReadonlySet<string>): Formula {
  const keys = new Set(tests.map(({ key }) => key))
  const areAsked = (pair: Pair): boolean =>
    hasBoth(keys, pair) && (open === undefined || pair.some((key) => open.has(key)))
  return all([...(areAsked(CLOCKS) ? oneTime(tests) : []), ...(areAsked(MFA) ? [ageOfMfa] : [])])
}

/** Whether some of these keys, in lower case, tell of one another. */
export function areTied(keys: ReadonlySet<string>): boolean {
  return hasBoth(keys, CLOCKS) || hasBoth(keys, MFA)
}

type Pair = readonly [string, string]

const TIME = 'aws:currenttime'
const EPOCH = 'aws:epochtime'
const CLOCKS: Pair = [TIME, EPOCH]
const MFA: Pair = ['aws:multifactorauthpresent', 'aws:multifactorauthage']

function hasBoth(keys: ReadonlySet<string>, [one, other]: Pair): boolean {
  return keys.has(one) && keys.has(other)
}

/**
 * How long ago somebody used MFA is not told of a request without it.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthage}
 */
const ageOfMfa: Formula = any([
  test('Null', MFA[1], 'true'),
  test('Null', MFA[0], 'true'),
  test('Bool', MFA[0], 'true'),
])

const SECOND = 1000

/** So many moments are compared at most: fewer than all say less, and nothing that is not so. */
const MOST_MOMENTS = 24

/**
 * Both keys are always there, and tell the time of the request, one of them in whole seconds: no second has begun for one
 * and not for the other. That is said of every second that is asked about, and of the next.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-currenttime}
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-epochtime}
 */
function oneTime(tests: readonly ConditionTest[]): readonly Formula[] {
  const asked = tests.filter(({ key, operator }) => (key === TIME || key === EPOCH) && familyOf(operator) !== null)
  const families = new Set(asked.flatMap(({ key, operator }) => (key === EPOCH ? (familyOf(operator) ?? []) : [])))
  const moments = new Set(asked.flatMap(({ values }) => values.flatMap(secondOf)))
  const points = new Set([...moments].flatMap((moment) => [moment, moment + 1]).filter((point) => point < LAST))
  const both = CLOCKS.map((key) => test('Null', key, 'false'))
  if (moments.size > MOST_MOMENTS) return both
  const bounds = [...families].flatMap((family) =>
    [...points].flatMap((point) => same(notBefore('Date', TIME, point), notBefore(family, EPOCH, point))),
  )
  return [...both, ...bounds]
}

function same(one: Formula, other: Formula): readonly Formula[] {
  return [any([one, not(other)]), any([not(one), other])]
}

type Family = 'Date' | 'Numeric'

function familyOf(operator: string): Family | null {
  return operator.startsWith('Date') ? 'Date' : operator.startsWith('Numeric') ? 'Numeric' : null
}

/** The second in which a moment is; none of what cannot be read. */
function secondOf(text: string): readonly number[] {
  const moment = readDate(text)
  return typeof moment === 'number' ? [Math.floor(moment / SECOND)] : []
}

/** The last second that dates are written in: of it, nothing is said. */
const LAST = 253_402_300_799

function notBefore(family: Family, key: string, second: number): Formula {
  const text = family === 'Numeric' ? String(second) : new Date(second * SECOND).toISOString()
  return test(`${family}GreaterThanEquals`, key, text)
}

function test(operator: string, key: string, value: string): Formula {
  return { is: 'test', test: { operator, quantifier: null, ifExists: false, key, values: [value] } }
}
