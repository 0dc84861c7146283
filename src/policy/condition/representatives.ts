import type { Budget } from '../limits.ts'
import type { Pattern } from '../pattern/pattern.ts'
import { arnLanguage, NO_ARN } from './arn-language.ts'
import { type KindsAsked, kindsAsked } from './kinds-asked.ts'
import { isNeverEmpty, typeOfKey } from './key-types.ts'
import { isArn } from './operators/arn-parts.ts'
import { literalText } from './operators/literal-text.ts'
import { readDate } from './operators/read-date.ts'
import { readAddress } from './operators/read-ip.ts'
import { type Reading, readTest } from './reading.ts'
import { EVERY_TEXT, type Language, NOT_EMPTY, type Samples, sampleTexts } from './sample-texts.ts'
import { samplesOfSpellings } from './samples-of-spellings.ts'

/**
 * Values of a key on which the tests are true and false in every combination that there is. Those that a key of AWS's
 * own cannot have are left out.
 *
 * @throws LimitReached
 */
export function representatives(key: string, readings: readonly Reading[], budget: Budget): Samples {
  const type = typeOfKey(key)
  const asked = withPointsOf(type, kindsAsked(readings))
  const { values, isComplete } = asked.points.length > 0 ? points(asked, budget) : texts(key, asked, budget)
  return { values: [...new Set([...values, ''])].filter(fitting(key, asked)), isComplete }
}

/** An address or a date is a point, even where only its presence, or its text, is asked for. */
function withPointsOf(type: ReturnType<typeof typeOfKey>, asked: KindsAsked): KindsAsked {
  if (asked.points.length > 0 || (type !== 'ip' && type !== 'date')) return asked
  const operator = type === 'ip' ? 'IpAddress' : 'DateEquals'
  const reading = readTest({ operator, quantifier: null, ifExists: false, key: '', values: [] })
  return reading === undefined ? asked : { ...asked, points: kindsAsked([reading]).points }
}

/** Which values a key can have, where nothing is asked of it but what it is for; else any, lest one is missed. */
function fitting(key: string, { texts, arns, spellings, points }: KindsAsked): (value: string) => boolean {
  const type = typeOfKey(key)
  if (type === 'arn' && spellings.length === 0 && points.length === 0) return isArn
  const isOnly = (of: string): boolean =>
    points.length === 1 && points[0]?.of === of && [...texts, ...arns, ...spellings].length === 0
  if (type === 'ip' && isOnly('ip')) return (text) => readAddress(text) !== null
  if (type === 'date' && isOnly('date')) return (text) => readDate(text) !== null
  // Whole seconds since 1970, of which those that are asked for leave one in every gap that has any.
  if (type === 'date' && isOnly('number') && points[0]?.values.every(isWhole) === true) return isWhole
  if (isNeverEmpty(key) && arns.length === 0 && points.length === 0) return (text) => text !== ''
  return () => true
}

function isWhole(text: string): boolean {
  return /^-?\d+$/.test(text)
}

/** Where numbers, dates or addresses are asked for: with texts in full beside them these are all, else perhaps not. */
function points({ points, texts, arns, spellings }: KindsAsked, budget: Budget): Samples {
  const literals = texts.flat().map(literalText)
  const avoid = new Set(literals.filter((text) => text !== undefined))
  const samples = points.flatMap(({ samples, values }) => samples(values, avoid))
  const isComplete = points.length === 1 && !literals.includes(undefined) && arns.length === 0 && spellings.length === 0
  const others = isComplete ? [] : sampleTexts(EVERY_TEXT, texts, budget)
  return { values: [...avoid, ...samples, ...others, ...spellings.flat()], isComplete }
}

function texts(key: string, { texts, arns, spellings }: KindsAsked, budget: Budget): Samples {
  if (arns.length === 0 && typeOfKey(key) !== 'arn')
    return samplesOfSpellings(isNeverEmpty(key) ? NOT_EMPTY : EVERY_TEXT, texts, spellings, budget)
  const { arns: own, others, arnPattern, textPatterns, decode } = arnLanguage([...texts.flat(), ...arns.flat()])
  const asArns = arns.map((group) => group.flatMap((pattern) => arnPattern(pattern) ?? []))
  const asTexts = texts.map((group) => group.flatMap(textPatterns))
  const sample = (language: Language, groups: readonly (readonly Pattern[])[]): readonly string[] =>
    sampleTexts(language, groups, budget).map(decode)
  const values = sample(own, [...asTexts, ...asArns])
  if (typeOfKey(key) === 'arn') return { values: [...values, ...spellings.flat()], isComplete: spellings.length === 0 }
  const beside = samplesOfSpellings(NO_ARN, texts, spellings, budget)
  return {
    values: [...values, ...beside.values, ...(texts.length === 0 ? [] : sample(others, asTexts))],
    isComplete: spellings.length === 0,
  }
}
