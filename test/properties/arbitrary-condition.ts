import fc from 'fast-check'

import { scalarOrList, word } from './arbitrary-word.ts'

/** Keys that have a list of values in every request. */
export const MULTIVALUED: ReadonlySet<string> = new Set(['aws:TagKeys'])

/** Keys that have one value in every request, of the type that AWS says. */
export const SINGLE: ReadonlySet<string> = new Set(['aws:username', 'aws:CurrentTime', 'aws:SourceIp'])

/** By key, the values that a request may bring: such as the operators of its type expect, and one that is none. */
export const VALUES: Readonly<Record<string, readonly string[]>> = {
  'aws:username': ['a', 'ab', 'A', '*', 'b'],
  's3:prefix': ['', 'a', 'A', 'ab', 'b', 'a*'],
  'aws:TagKeys': ['a', 'b', 'ab', 'B'],
  's3:max-keys': ['1', '2', '2.0', '-1', '10', 'x'],
  'aws:CurrentTime': ['2020-01-01T00:00:00Z', '2021-06-01T12:00:00Z'],
  'oven:since': ['2020-01-01T00:00:00Z', '2020-01-01T01:00:00+01:00', '2021-06-01T12:00:00Z', '1577836800', 'x'],
  'aws:SecureTransport': ['true', 'false', 'TRUE', 'x'],
  'aws:SourceIp': ['10.0.0.1', '192.168.0.1', '2001:db8::1'],
  'oven:address': ['10.0.0.1', '10.0.1.0', '192.168.0.1', '2001:db8::1', '2001:db8:1::1', 'x'],
  'aws:SourceArn': [
    'arn:aws:sns:eu-west-1:111122223333:a',
    'arn:aws:sns:us-east-1:111122223333:a:b',
    'arn:aws:s3:::a',
    'x',
  ],
  'oven:digest': ['YQ==', 'YWI='],
}

const text = fc.oneof(
  word(['a', 'b', 'A', '*', '?', '${aws:username}', "${aws:username, 'a'}", '${*}']),
  fc.constantFrom('', 'a', 'b', 'ab', 'a*'),
)
const arn = fc.constantFrom(
  'arn:aws:sns:*:111122223333:*',
  'arn:aws:sns:eu-west-?:111122223333:a',
  'arn:aws:*:*:*:a',
  'arn:aws:sns:*:*:${aws:username}',
  'arn:*:*:*:*:*',
)
const range = fc.constantFrom(
  '10.0.0.0/24',
  '10.0.0.0/8',
  '10.0.0.1',
  '0.0.0.0/0',
  '2001:db8::/32',
  '2001:db8::1/32',
  '::/0',
)

type Family = readonly [operators: readonly string[], keys: readonly string[], values: fc.Arbitrary<unknown>]

const ORDERS = ['Equals', 'NotEquals', 'LessThan', 'LessThanEquals', 'GreaterThan', 'GreaterThanEquals']

/** Operators with the keys and values that they are for. */
const FAMILIES: readonly Family[] = [
  [
    ['Equals', 'NotEquals', 'EqualsIgnoreCase', 'NotEqualsIgnoreCase', 'Like', 'NotLike'].map((end) => `String${end}`),
    ['s3:prefix', 'aws:TagKeys', 'aws:username'],
    text,
  ],
  [ORDERS.map((end) => `Numeric${end}`), ['s3:max-keys'], fc.constantFrom<unknown>('1', '2', 2, '10', '1.5', 'x')],
  [
    ORDERS.map((end) => `Date${end}`),
    ['aws:CurrentTime', 'oven:since'],
    fc.constantFrom('2020-01-01T00:00:00Z', '2021-06-01T12:00:00Z', '1577836800', '2020-01-01T00:00:00.5Z'),
  ],
  [['Bool'], ['aws:SecureTransport'], fc.constantFrom<unknown>('true', 'false', true, false, 'False')],
  [['BinaryEquals'], ['oven:digest'], fc.constantFrom('YQ==', 'YWI=')],
  [['IpAddress', 'NotIpAddress'], ['aws:SourceIp', 'oven:address'], range],
  [['ArnEquals', 'ArnLike', 'ArnNotEquals', 'ArnNotLike'], ['aws:SourceArn'], arn],
]

const operatorTest = fc
  .constantFrom(...FAMILIES, FAMILIES[0] ?? ([[], [], text] as Family))
  .chain(([operators, keys, values]) =>
    fc.record({
      name: fc.constantFrom(...operators),
      key: fc.constantFrom(...keys),
      prefix: fc.constantFrom('', '', '', 'ForAllValues:', 'ForAnyValue:'),
      suffix: fc.constantFrom('', '', 'IfExists'),
      values: scalarOrList(values),
    }),
  )
  .map(({ name, key, prefix, suffix, values }) => ({ operator: `${prefix}${name}${suffix}`, key, values }))

const nullTest = fc.record({
  operator: fc.constant('Null'),
  key: fc.constantFrom(...Object.keys(VALUES)),
  values: scalarOrList(fc.constantFrom<unknown>('true', 'false', true)),
})

/** A Condition of up to three tests, which hold for a good part of the contexts. */
export const arbitraryCondition: fc.Arbitrary<Readonly<Record<string, Readonly<Record<string, unknown>>>>> = fc
  .array(fc.oneof({ arbitrary: operatorTest, weight: 5 }, { arbitrary: nullTest, weight: 1 }), { maxLength: 3 })
  .map((tests) => {
    const blocks: Record<string, Record<string, unknown>> = {}
    for (const { operator, key, values } of tests) (blocks[operator] ??= {})[key] = values
    return blocks
  })
