import type { Context } from '../../../src/policy/request.ts'
import { type Ternary, anyOf, negate } from './ternary.ts'
import { isLike, type LanguageVersion, resolve, spells } from './text.ts'
import { addressBits, compareDecimals, decimalOf, instantOf, rangeBits } from './values.ts'

/** Whether one value of a request meets an operator, given all values of the policy. */
export type Meets = (value: string, wanted: readonly string[], version: LanguageVersion, context: Context) => Ternary

/** One value of a request against one of the policy. */
type Matches = (value: string, wanted: string, version: LanguageVersion, context: Context) => Ternary

/** Several values of a policy: one that matches is enough. */
function oneOf(matches: Matches): Meets {
  return (value, wanted, version, context) => anyOf(wanted.map((one) => matches(value, one, version, context)))
}

/** A negated operator: none may match. {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html} */
function noneOf(matches: Matches): Meets {
  return (value, wanted, version, context) => negate(anyOf(wanted.map((one) => matches(value, one, version, context))))
}

/** Negated or not, no value meets the operator that is none of its kind: an address, an ARN. */
function ifWellFormed(isWellFormed: (value: string) => Ternary, meets: Meets): Meets {
  return (value, wanted, version, context) => isWellFormed(value) && meets(value, wanted, version, context)
}

const equals: Matches = (value, wanted, version, context) => isLike(resolve(wanted, version, context, false), value)
const like: Matches = (value, wanted, version, context) => isLike(resolve(wanted, version, context, true), value)
const equalsIgnoringCase: Matches = (value, wanted, version, context) => {
  const resolved = resolve(wanted, version, context, false)
  if (typeof resolved === 'string') return resolved === 'unreadable' ? null : false
  const text = resolved.map((place) => (typeof place === 'string' ? '' : place.char)).join('')
  return text.toLowerCase() === value.toLowerCase()
}

/** Numbers and instants: a text that is none equals nothing and is on no side of anything. Variables are not to be used. */
function ordered<T>(
  read: (text: string) => T | null | undefined,
  compare: (a: T, b: T) => number,
  holds: (order: number) => boolean,
): Matches {
  return (value, wanted, version) => {
    if (hasVariable(wanted, version)) return null
    const left = read(value)
    const right = read(wanted)
    if (left === undefined || right === undefined) return null
    return left !== null && right !== null && holds(compare(left, right))
  }
}

function numeric(holds: (order: number) => boolean): Matches {
  return ordered(decimalOf, compareDecimals, holds)
}

function date(holds: (order: number) => boolean): Matches {
  return ordered(instantOf, (a, b) => a - b, holds)
}

const isEqual = (order: number): boolean => order === 0
const isLess = (order: number): boolean => order < 0
const isLessOrEqual = (order: number): boolean => order <= 0
const isMore = (order: number): boolean => order > 0
const isMoreOrEqual = (order: number): boolean => order >= 0

const bool: Matches = (value, wanted, version) =>
  hasVariable(wanted, version) ? null : (value.toLowerCase() === 'true') === (wanted.toLowerCase() === 'true')

const binary: Matches = (value, wanted) => (BASE64.test(value) && BASE64.test(wanted) ? value === wanted : null)
const BASE64 = /^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/

const inRange: Matches = (value, wanted) => {
  const range = rangeBits(wanted)
  if (range === null) return null
  const bits = addressBits(value)
  return range !== undefined && bits !== null && bits.length === range.length && bits.startsWith(range.prefix)
}

/** Each of the six components is matched by itself; where the documentation shows no six, it does not say. */
const arnLike: Matches = (value, wanted, version, context) => {
  const pattern = sixParts(wanted)
  const parts = sixParts(value)
  if (pattern === null || parts === null) return null
  const resolved = pattern.map((part) => resolve(part, version, context, true))
  if (resolved.includes('unreadable')) return null
  if (resolved.includes('no value')) return false
  const opens = resolved.some(
    (places, index) => hasVariable(pattern[index] ?? '', version) && index < 5 && spellsColon(places),
  )
  if (opens) return null
  return resolved.every((places, index) => typeof places !== 'string' && spells(places, parts[index] ?? ''))
}

function spellsColon(places: ReturnType<typeof resolve>): boolean {
  return typeof places !== 'string' && places.some((place) => typeof place !== 'string' && place.char === ':')
}

function sixParts(text: string): readonly string[] | null {
  const parts = text.split(':')
  return parts.length < 6 ? null : [...parts.slice(0, 5), parts.slice(5).join(':')]
}

/** Null for the like of `arn::s3:::oven`: no page shows an ARN without partition, service or resource. */
function isArn(text: string): Ternary {
  const parts = sixParts(text)
  if (!text.startsWith('arn:') || parts === null) return false
  const [, partition, service, , , resource] = parts
  return partition === '' || service === '' || resource === '' ? null : true
}

function isAddress(text: string): boolean {
  return addressBits(text) !== null
}

function hasVariable(text: string, version: LanguageVersion): boolean {
  return version === '2012-10-17' && text.includes('${')
}

interface Operator {
  readonly meets: Meets
  readonly isNegated: boolean
}

function positive(meets: Meets): Operator {
  return { meets, isNegated: false }
}

function negated(meets: Meets): Operator {
  return { meets, isNegated: true }
}

/**
 * Every operator but Null, by its name in lower case.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html}
 */
export const OPERATORS: ReadonlyMap<string, Operator> = new Map([
  ['stringequals', positive(oneOf(equals))],
  ['stringnotequals', negated(noneOf(equals))],
  ['stringequalsignorecase', positive(oneOf(equalsIgnoringCase))],
  ['stringnotequalsignorecase', negated(noneOf(equalsIgnoringCase))],
  ['stringlike', positive(oneOf(like))],
  ['stringnotlike', negated(noneOf(like))],
  ['numericequals', positive(oneOf(numeric(isEqual)))],
  ['numericnotequals', negated(noneOf(numeric(isEqual)))],
  ['numericlessthan', positive(oneOf(numeric(isLess)))],
  ['numericlessthanequals', positive(oneOf(numeric(isLessOrEqual)))],
  ['numericgreaterthan', positive(oneOf(numeric(isMore)))],
  ['numericgreaterthanequals', positive(oneOf(numeric(isMoreOrEqual)))],
  ['dateequals', positive(oneOf(date(isEqual)))],
  ['datenotequals', negated(noneOf(date(isEqual)))],
  ['datelessthan', positive(oneOf(date(isLess)))],
  ['datelessthanequals', positive(oneOf(date(isLessOrEqual)))],
  ['dategreaterthan', positive(oneOf(date(isMore)))],
  ['dategreaterthanequals', positive(oneOf(date(isMoreOrEqual)))],
  ['bool', positive(oneOf(bool))],
  ['binaryequals', positive(oneOf(binary))],
  ['ipaddress', positive(ifWellFormed(isAddress, oneOf(inRange)))],
  ['notipaddress', negated(ifWellFormed(isAddress, noneOf(inRange)))],
  ['arnequals', positive(ifWellFormed(isArn, oneOf(arnLike)))],
  ['arnlike', positive(ifWellFormed(isArn, oneOf(arnLike)))],
  ['arnnotequals', negated(ifWellFormed(isArn, noneOf(arnLike)))],
  ['arnnotlike', negated(ifWellFormed(isArn, noneOf(arnLike)))],
])
