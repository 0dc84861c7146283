import { describe, expect, test } from 'vitest'

import { holds } from '../../../src/policy/condition/holds.ts'
import type { Truth } from '../../../src/policy/condition/truth.ts'
import type { Context, ContextValue } from '../../../src/policy/request.ts'
import { testOf } from './asks.ts'

/** Operator, the policy's values, the request's value (undefined: missing), and whether it holds. */
type Case = readonly [string, readonly string[], ContextValue | undefined, Truth]

function contextOf(value: ContextValue | undefined): Context {
  return new Map<string, ContextValue>([
    ['aws:username', 'ann'],
    ['aws:tagkeys', ['ann']],
    ['aws:principaltag/star', 'a*'],
    ...(value === undefined ? [] : ([['k', value]] as const)),
  ])
}

const FAMILIES: Readonly<Record<string, readonly Case[]>> = {
  string: [
    ['StringEquals', ['a', 'b'], 'b', true],
    ['StringEquals', ['a'], 'A', false],
    ['StringEquals', ['a*'], 'ab', false],
    ['StringEquals', ['a*'], 'a*', true],
    ['StringEquals', ['a'], undefined, false],
    ['StringEquals', [''], '', true],
    ['StringEquals', ['a'], '', false],
    ['StringNotEquals', ['a', 'b'], 'b', false],
    ['StringNotEquals', ['a', 'b'], 'c', true],
    ['StringNotEquals', ['a'], undefined, true],
  ],
  'string in any case': [
    ['StringEqualsIgnoreCase', ['aB'], 'Ab', true],
    ['StringEqualsIgnoreCase', ['a*'], 'ab', false],
    ['StringNotEqualsIgnoreCase', ['aB'], 'AB', false],
    ['StringNotEqualsIgnoreCase', ['aB'], undefined, true],
  ],
  'string with wildcards': [
    ['StringLike', ['a*'], 'a', true],
    ['StringLike', ['a?'], 'a', false],
    ['StringLike', ['a?'], 'ab', true],
    ['StringLike', ['*:b/*'], 'x:y:b/c', true],
    ['StringLike', ['a${*}'], 'ab', false],
    ['StringLike', ['a${*}'], 'a*', true],
    ['StringLike', ['A*'], 'ab', false],
    ['StringNotLike', ['a*', 'b*'], 'bc', false],
    ['StringNotLike', ['a*', 'b*'], 'c', true],
    ['StringNotLike', ['*'], undefined, true],
  ],
  numeric: [
    ['NumericEquals', ['5'], '5.0', true],
    ['NumericEquals', ['5'], '+05', true],
    ['NumericEquals', ['-0'], '0', true],
    ['NumericEquals', ['9007199254740993'], '9007199254740992', false],
    ['NumericEquals', ['0.1'], '0.10000000000000000001', false],
    ['NumericNotEquals', ['5', '6'], '6', false],
    ['NumericNotEquals', ['5'], 'five', true],
    ['NumericNotEquals', ['five'], '5', true],
    ['NumericEquals', ['five'], 'five', false],
    ['NumericLessThan', ['10'], '9.9', true],
    ['NumericLessThan', ['10'], '10', false],
    ['NumericLessThan', ['-1'], '-2', true],
    ['NumericLessThan', ['1', '10'], '5', true],
    ['NumericLessThanEquals', ['10'], '10.00', true],
    ['NumericGreaterThan', ['10'], '9', false],
    ['NumericGreaterThan', ['10'], 'ten', false],
    ['NumericGreaterThanEquals', ['10'], '10', true],
    ['NumericGreaterThan', ['10'], undefined, false],
    ['NumericGreaterThan', ['10'], '1e3', 'undecided'],
    ['NumericGreaterThan', ['.5'], '1', 'undecided'],
    ['NumericEquals', ['${aws:username}'], '1', 'undecided'],
  ],
  date: [
    ['DateEquals', ['2026-01-01T00:00:00Z'], '2026-01-01', true],
    ['DateEquals', ['2026-01'], '2026-01-01T00:00Z', true],
    ['DateEquals', ['2026-01-01T00:00:00Z'], '1767225600', true],
    ['DateEquals', ['2026-01-01T01:00:00+01:00'], '2026-01-01T00:00:00.000Z', true],
    ['DateEquals', ['2026-01-01T00:00:00.0001Z'], '2026-01-01T00:00:00Z', true],
    ['DateNotEquals', ['2026-01-01T00:00:00Z'], 'today', true],
    ['DateNotEquals', ['2026-02-30'], '2026-03-02', true],
    ['DateLessThan', ['2026-01-01T00:00:00Z'], '2025-12-31T23:59:59Z', true],
    ['DateLessThanEquals', ['2026-01-01T00:00:00Z'], '2026-01-01T00:00:00Z', true],
    ['DateGreaterThan', ['2026-01-01T00:00:00Z'], '2026-01-01T00:00:00.001Z', true],
    ['DateGreaterThanEquals', ['2026-01-01T00:00:00Z'], undefined, false],
    ['DateGreaterThan', ['2026'], '2026-06-01T00:00:00Z', 'undecided'],
    ['DateGreaterThan', ['2026-01-01T00:00:00'], '2026-06-01T00:00:00Z', 'undecided'],
  ],
  bool: [
    ['Bool', ['true'], 'true', true],
    ['Bool', ['True'], 'TRUE', true],
    ['Bool', ['false'], 'yes', true],
    ['Bool', ['true'], 'yes', false],
    ['Bool', ['false'], '', true],
    ['Bool', ['true'], undefined, false],
    ['Bool', ['false'], undefined, false],
  ],
  binary: [
    ['BinaryEquals', ['QmluYXJ5'], 'QmluYXJ5', true],
    ['BinaryEquals', ['QmluYXJ5'], 'qmluYXJ5', false],
    ['BinaryEquals', ['QmluYXJ5'], 'Binary!', 'undecided'],
    ['BinaryEquals', ['QmluYXJ5'], undefined, false],
  ],
  'IP address': [
    ['IpAddress', ['203.0.113.0/24'], '203.0.113.255', true],
    ['IpAddress', ['203.0.113.0/24'], '203.0.114.0', false],
    ['IpAddress', ['203.0.113.7'], '203.0.113.7', true],
    ['IpAddress', ['203.0.113.7'], '203.0.113.8', false],
    ['IpAddress', ['203.0.113.9/24'], '203.0.113.1', true],
    ['IpAddress', ['0.0.0.0/0'], '2001:db8::1', false],
    ['IpAddress', ['2001:DB8:1234:5678::/64'], '2001:db8:1234:5678::1', true],
    ['IpAddress', ['2001:db8::1'], '2001:db8:0:0:0:0:0:1', true],
    ['IpAddress', ['2001:db8::5/64'], '2001:db8::5', false],
    ['NotIpAddress', ['2001:db8::5/64'], '2001:db8::5', true],
    ['NotIpAddress', ['203.0.113.0/24', '::/0'], '203.0.113.1', false],
    ['NotIpAddress', ['203.0.113.0/24'], '2001:db8::1', true],
    ['NotIpAddress', ['203.0.113.0/24'], 'here', false],
    ['NotIpAddress', ['203.0.113.0/24'], '203.0.113.256', false],
    ['IpAddress', ['everywhere'], '203.0.113.1', false],
    ['IpAddress', ['203.0.113.0/33'], '203.0.113.1', false],
    ['NotIpAddress', ['203.0.113.0/24'], undefined, true],
    ['IpAddress', ['203.0.113.0/24'], '::ffff:203.0.113.1', 'undecided'],
    ['IpAddress', ['203.0.113.0/24'], '203.0.113.01', 'undecided'],
  ],
  ARN: [
    [
      'ArnLike',
      ['arn:aws:someservice:*:111122223333:finance/*'],
      'arn:aws:someservice:us-east-2:444455556666:store/abc:111122223333:finance/document.txt',
      false,
    ],
    [
      'StringLike',
      ['arn:aws:someservice:*:111122223333:finance/*'],
      'arn:aws:someservice:us-east-2:444455556666:store/abc:111122223333:finance/document.txt',
      true,
    ],
    ['ArnEquals', ['arn:aws:iam::*:role/*'], 'arn:aws:iam::111122223333:role/path/name', true],
    ['ArnEquals', ['arn:aws:logs:*:*:log-group:*'], 'arn:aws:logs:eu-west-1:111122223333:log-group:a:b', true],
    ['ArnEquals', ['arn:aws:iam::111122223333:role/A'], 'arn:aws:iam::111122223333:role/a', false],
    ['ArnNotEquals', ['arn:aws:iam::111122223333:role/a'], 'arn:aws:iam::111122223333:role/b', true],
    ['ArnNotLike', ['arn:aws:iam::*:role/*'], 'arn:aws:iam::111122223333:role/b', false],
    ['ArnNotLike', ['arn:aws:iam::*:role/*'], 'no ARN', false],
    ['ArnNotLike', ['arn:aws:iam::*:role/*'], undefined, true],
    ['ArnLike', ['arn:aws:iam::111122223333:user/${aws:username}'], 'arn:aws:iam::111122223333:user/ann', true],
    ['ArnLike', ['*'], 'arn:aws:iam::111122223333:role/b', 'undecided'],
    ['ArnLike', ['*'], 'no ARN', false],
  ],
  IfExists: [
    ['StringEqualsIfExists', ['a'], undefined, true],
    ['StringEqualsIfExists', ['a'], 'b', false],
    ['StringNotEqualsIfExists', ['a'], undefined, true],
    ['NumericLessThanIfExists', ['1'], undefined, true],
    ['ForAnyValue:StringEqualsIfExists', ['a'], undefined, true],
    ['ForAnyValue:StringEqualsIfExists', ['a'], [], 'undecided'],
  ],
  Null: [
    ['Null', ['true'], undefined, true],
    ['Null', ['true'], 'a', false],
    ['Null', ['false'], 'a', true],
    ['Null', ['False'], '', true],
    ['Null', ['false'], undefined, false],
    ['Null', ['true'], [], true],
    ['Null', ['false'], ['a'], true],
    ['Null', ['true', 'false'], undefined, true],
    ['Null', ['no'], undefined, 'undecided'],
  ],
  'several values': [
    ['ForAllValues:StringEquals', ['a', 'b'], ['a', 'b'], true],
    ['ForAllValues:StringEquals', ['a', 'b'], ['a', 'c'], false],
    ['ForAllValues:StringEquals', ['a', 'b'], undefined, true],
    ['ForAllValues:StringEquals', ['a', 'b'], [], true],
    ['ForAllValues:StringEquals', ['a'], [''], false],
    ['ForAllValues:StringEquals', ['a'], 'a', true],
    ['ForAnyValue:StringEquals', ['a', 'b'], ['c', 'b'], true],
    ['ForAnyValue:StringEquals', ['a', 'b'], ['c'], false],
    ['ForAnyValue:StringEquals', ['a'], undefined, false],
    ['ForAnyValue:StringEquals', ['a'], [], false],
    ['ForAllValues:StringNotLike', ['key1*'], ['key1:legal'], false],
    ['ForAllValues:StringNotLike', ['key1*'], ['key2:audit'], true],
    ['ForAllValues:StringNotLike', ['key1*'], undefined, true],
    ['ForAnyValue:StringNotEquals', ['a'], ['a', 'b'], true],
    ['ForAnyValue:StringNotEquals', ['a'], undefined, false],
    ['StringEquals', ['a'], ['a'], false],
    ['StringNotEquals', ['a'], ['b'], false],
    ['StringEqualsIfExists', ['a'], ['a', 'b'], false],
    ['StringNotEquals', ['a'], [], 'undecided'],
  ],
  variables: [
    ['StringEquals', ['${aws:UserName}'], 'ann', true],
    ['StringLike', ['home/${aws:username}/*'], 'home/ann/x', true],
    ['StringLike', ['${aws:PrincipalTag/star}'], 'ab', false],
    ['StringLike', ['${aws:PrincipalTag/star}'], 'a*', true],
    ['StringEquals', ['${aws:userid}'], '${aws:userid}', false],
    ['StringEquals', ['${aws:userid}', 'b'], 'b', true],
    ['StringNotEquals', ['${aws:userid}'], 'b', true],
    ['StringEquals', ["${aws:userid, 'none'}"], 'none', true],
    ['StringEquals', ['${aws:TagKeys}'], 'ann', false],
    ['StringEquals', ["${aws:TagKeys, 'none'}"], 'none', false],
    ['StringEquals', ['${$}{aws:username}'], '${aws:username}', true],
  ],
}

describe.each(Object.entries(FAMILIES))('%s', (_, cases) => {
  test.each(cases)('%s %j of %j: %s', (operator, values, value, truth) => {
    expect(holds(testOf(operator, 'k', ...values), contextOf(value))).toBe(truth)
  })
})

test('an operator that IAM does not know is undecided', () => {
  expect(holds(testOf('StringMatches', 'k', 'a'), new Map([['k', 'a']]))).toBe('undecided')
})
