import fc from 'fast-check'

import type { ConditionTest } from '../../../src/policy/document/policy.ts'
import { all, any, type Formula, not } from '../../../src/policy/formula.ts'
import type { Context, ContextValue } from '../../../src/policy/request.ts'
import { testOf } from './asks.ts'

/** Texts in which the families' values and near misses of them are frequent. */
const TEXTS = ['', 'a', 'b', 'ab', 'aB', 'AB', 'ba', 'a*', 'abc', 'true', 'True', 'TRUE', 'tRue', 'false']
const NUMBERS = ['1', '01', '1.0', '1.5', '2', '-3', '+2', '10', '1e1', 'x']
const DATES = ['2026-01-01T00:00:00Z', '2026-01-01', '2026-01-01T01:00:00+01:00', '1767225600', '2025-12', '2026', 'x']
const ADDRESSES = [
  '10.0.0.1',
  '10.255.255.255',
  '11.0.0.0',
  '192.0.2.1',
  '::1',
  '2001:db8::5',
  '2001:db8::',
  '010.0.0.1',
  'x',
]
const RANGES = [
  '10.0.0.0/8',
  '10.0.0.0/9',
  '10.0.0.1',
  '10.0.0.7/31',
  '0.0.0.0/0',
  '::/0',
  '2001:db8::/32',
  '2001:db8::5/64',
  'x',
]
const ARNS = [
  'arn:aws:s3:::a',
  'arn:aws:s3:::a:b',
  'arn:aws:iam::1:role/a',
  'arn:aws:iam:x:1:role/b',
  'arn:aws:a:b:c:1:role/a',
  'arn:aws::::a',
  'arn:a',
]
const ARN_PATTERNS = [
  'arn:aws:s3:::a*',
  'arn:aws:*:*:1:role/*',
  'arn:aws:iam::1:role/a',
  'arn:*:iam:?:*:*',
  'arn:aws:s3:::?',
  'arn:aws:*',
]
const TEXT_PATTERNS = [
  'a*',
  '*b',
  '?',
  '??',
  'a?',
  '*',
  'ab',
  'A*',
  't*e',
  '*T*',
  'a${*}',
  'arn:*:role/*',
  'arn:aws:s3*',
  '1*',
]

const FAMILIES: readonly (readonly [readonly string[], readonly string[]])[] = [
  [['StringEquals', 'StringNotEquals'], TEXTS],
  [['StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase'], TEXTS],
  [
    ['StringLike', 'StringNotLike'],
    [...TEXTS, ...TEXT_PATTERNS],
  ],
  [['NumericEquals', 'NumericNotEquals', 'NumericLessThan', 'NumericGreaterThanEquals'], NUMBERS],
  [['DateEquals', 'DateNotEquals', 'DateLessThanEquals', 'DateGreaterThan'], DATES],
  [['Bool'], ['true', 'false', 'True', 'x']],
  [['BinaryEquals'], ['YWI=', 'AAAA', '']],
  [['IpAddress', 'NotIpAddress'], RANGES],
  [['ArnEquals', 'ArnLike', 'ArnNotLike'], ARN_PATTERNS],
]

const VALUES = [...TEXTS, ...NUMBERS, ...DATES, ...ADDRESSES, ...ARNS, 'YWI=', 'AAAA', 'other']

/** A test of a key; a set operator only where asked. */
export function arbitraryTest(key: string, sets: boolean, families = FAMILIES): fc.Arbitrary<ConditionTest> {
  const prefix = fc.constantFrom('', ...(sets ? ['ForAllValues:', 'ForAnyValue:'] : []))
  const compared = fc
    .constantFrom(...families)
    .chain(([operators, values]) =>
      fc
        .tuple(
          prefix,
          fc.constantFrom(...operators),
          fc.constantFrom('', '', 'IfExists'),
          fc.array(fc.constantFrom(...values), { minLength: 1, maxLength: 3 }),
        )
        .map(([before, operator, after, values]) => testOf(`${before}${operator}${after}`, key, ...values)),
    )
  const isNull = fc.constantFrom('true', 'false').map((value) => testOf('Null', key, value))
  return fc.oneof({ weight: 8, arbitrary: compared }, { weight: 1, arbitrary: isNull })
}

/** Tests of one key, most of them of one family. */
export function arbitraryTests(key: string, sets: boolean): fc.Arbitrary<readonly ConditionTest[]> {
  return fc
    .oneof(
      fc.constantFrom(...FAMILIES).map((family) => [family]),
      fc.constant(FAMILIES),
      fc.constant(FAMILIES.slice(0, 3)),
      fc.constant([...FAMILIES.slice(0, 1), ...FAMILIES.slice(2, 3), ...FAMILIES.slice(8)]),
    )
    .chain((families) => fc.array(arbitraryTest(key, sets, families), { minLength: 1, maxLength: 4 }))
}

export function arbitraryValue(key: string, lists: boolean): fc.Arbitrary<ContextValue | undefined> {
  const one = fc.constantFrom(...VALUES)
  const several = fc.array(one, { minLength: 1, maxLength: 3 })
  const isList = key === 'aws:tagkeys'
  return fc.oneof(fc.constant(undefined), isList ? several : one, isList || lists ? several : one)
}

/** Keys of the formulas: one for single values, one with set operators, one that always has several values. */
export const KEYS = [
  ['k', false],
  ['set', true],
  ['aws:tagkeys', true],
] as const

export const arbitraryContext: fc.Arbitrary<Context> = fc
  .tuple(...KEYS.map(([key, lists]) => arbitraryValue(key, lists).map((value) => [key, value] as const)))
  .map((entries) => new Map(entries.flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]))))

/** A small formula of tests of {@link KEYS}. */
export const arbitraryFormula: fc.Arbitrary<Formula> = fc
  .tuple(...KEYS.map(([key, sets]) => arbitraryTests(key, sets)))
  .map((tests) => tests.flat())
  .chain((tests) => {
    const leaf = fc.constantFrom(...tests).map((test): Formula => ({ is: 'test', test }))
    return fc.letrec<{ formula: Formula }>((tie) => ({
      formula: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        leaf,
        tie('formula').map(not),
        fc.array(tie('formula'), { minLength: 2, maxLength: 3 }).map(all),
        fc.array(tie('formula'), { minLength: 2, maxLength: 3 }).map(any),
      ),
    })).formula
  })

const VARIABLES: typeof FAMILIES = [
  [
    ['StringEquals', 'StringNotEquals'],
    ['a', 'b', '${u}', '${v}', "${u, 'a'}", 'a${u}', 'a*'],
  ],
  [
    ['StringLike', 'StringNotLike'],
    ['a*', '${u}', '${u}*', '${v}b', '${set}', 'a${u}', 'a${u}*', '${u}${v}', '${u}*${v}', '*b'],
  ],
  [
    ['ArnLike', 'ArnNotLike'],
    ['arn:aws:s3:::${u}', 'arn:aws:s3:::a'],
  ],
]

/** A small conjunction of tests, or their negations, with variables in their values. */
export const arbitraryVariables: fc.Arbitrary<Formula> = fc
  .array(
    fc.tuple(
      fc.constantFrom('k', 'u', 'v', 'set').chain((key) => arbitraryTest(key, key === 'set', VARIABLES)),
      fc.boolean(),
    ),
    { minLength: 2, maxLength: 4 },
  )
  .map((tests) => all(tests.map(([test, holds]) => (holds ? { is: 'test', test } : not({ is: 'test', test })))))

/** A context in which the variables of {@link arbitraryVariables} often have the value of a key. */
export const arbitraryPairs: fc.Arbitrary<Context> = fc
  .array(
    fc.tuple(
      fc.constantFrom('k', 'u', 'v', 'set'),
      fc.constantFrom<ContextValue>('a', 'b', 'ab', 'aa', 'aab', '', 'arn:aws:s3:::a', ['a'], ['b', 'ab']),
    ),
    { maxLength: 5 },
  )
  .map((entries) => new Map(entries.filter(([key, value]) => key === 'set' || typeof value === 'string')))
