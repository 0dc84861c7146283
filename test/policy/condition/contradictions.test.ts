import { describe, expect, test } from 'vitest'

import { NOTHING_GIVEN } from '../../../src/policy/condition/given.ts'
import { findModel } from '../../../src/policy/condition/satisfiable.ts'
import { all, any, type Formula, not } from '../../../src/policy/formula.ts'
import { startBudget } from '../../../src/policy/limits.ts'
import { asks } from './asks.ts'

const contradictions: readonly (readonly [string, readonly Formula[]])[] = [
  ['two texts', [asks('StringEquals', 'k', 'a'), asks('StringEquals', 'k', 'b')]],
  [
    'two texts in any spelling',
    [asks('StringEqualsIgnoreCase', 'k', 'abcdefghij'), asks('StringEquals', 'k', 'ABCDEFGHIX')],
  ],
  ['a text and its negation', [asks('StringEquals', 'k', 'a', 'b'), asks('StringNotEquals', 'k', 'b', 'a', 'c')]],
  ['a pattern within another', [asks('StringLike', 'k', 'a*b'), asks('StringNotLike', 'k', 'a*')]],
  [
    'patterns that another pair covers',
    [asks('StringLike', 'k', 'ab', 'ac'), not(asks('StringLike', 'k', '?b', '?c'))],
  ],
  ['there and missing', [asks('Bool', 'k', 'true'), asks('Null', 'k', 'true')]],
  ['true and false', [asks('Bool', 'k', 'true'), asks('Bool', 'k', 'false')]],
  ['true, and another text than true', [asks('Bool', 'k', 'true'), not(asks('StringEqualsIgnoreCase', 'k', 'TRUE'))]],
  ['a range and its negation', [asks('IpAddress', 'k', '10.0.0.0/8'), asks('NotIpAddress', 'k', '10.0.0.0/8')]],
  ['a range in a wider one', [asks('IpAddress', 'k', '10.1.0.0/16'), asks('NotIpAddress', 'k', '10.0.0.0/8', '::/0')]],
  [
    'both halves of a range',
    [asks('IpAddress', 'k', '10.0.0.0/8'), asks('NotIpAddress', 'k', '10.0.0.0/9', '10.128.0.0/9')],
  ],
  ['an empty stretch of numbers', [asks('NumericLessThan', 'k', '5'), asks('NumericGreaterThan', 'k', '5')]],
  ['one number, twice spelled', [asks('NumericEquals', 'k', '5.0'), asks('NumericNotEquals', 'k', '05')]],
  [
    'neither below, above nor equal, yet equal to another',
    [
      not(asks('NumericLessThan', 'k', '5')),
      not(asks('NumericGreaterThanEquals', 'k', '5')),
      asks('NumericEquals', 'k', '6'),
    ],
  ],
  [
    'no millisecond between',
    [asks('DateGreaterThan', 'k', '2026-01-01T00:00:00.000Z'), asks('DateLessThan', 'k', '2026-01-01T00:00:00.001Z')],
  ],
  [
    'an ARN part that a star cannot leave',
    [asks('ArnLike', 'k', 'arn:aws:s3:*:1:x'), asks('StringEquals', 'k', 'arn:aws:s3:a:b:1:x')],
  ],
  [
    'an ARN pattern in a text pattern',
    [asks('ArnLike', 'k', 'arn:aws:iam::*:role/a'), asks('StringNotLike', 'k', 'arn:*:role/*')],
  ],
  [
    'like an ARN and unlike it',
    [asks('ArnEquals', 'k', 'arn:aws:iam::*:role/*'), asks('ArnNotLike', 'k', 'arn:aws:iam::*:role/*', 'a:b:c:d:e:f')],
  ],
  [
    'all of one, any of another',
    [asks('ForAllValues:StringEquals', 'k', 'a'), asks('ForAnyValue:StringEquals', 'k', 'b')],
  ],
  [
    'all of one, none of it, and there',
    [
      asks('ForAllValues:StringLike', 'k', 'a*'),
      not(asks('ForAnyValue:StringLike', 'k', 'a*')),
      asks('Null', 'k', 'false'),
    ],
  ],
  [
    'a variable and its negation',
    [asks('StringEquals', 'k', '${aws:username}'), asks('StringNotEquals', 'k', '${aws:username}')],
  ],
  [
    'a variable, and not what takes it in',
    [asks('StringLike', 'k', 'a/${aws:username}'), asks('StringNotLike', 'k', 'a/${aws:username}*')],
  ],
  ['a variable, and not its form', [asks('StringEquals', 'k', 'a/${aws:username}'), asks('StringNotLike', 'k', '?/*')]],
  [
    'variables of two forms',
    [asks('StringLike', 'k', 'a/${aws:username}'), asks('StringLike', 'k', 'b/${aws:userid}')],
  ],
  [
    'two variables, and not the first with what may come',
    [asks('StringLike', 'k', '${aws:username}/${aws:userid}'), asks('StringNotLike', 'k', '${aws:username}/*')],
  ],
  ['a variable, and missing', [asks('StringEquals', 'k', '${aws:username}'), asks('Null', 'k', 'true')]],
  [
    'several values of a key of several',
    [asks('StringEquals', 'aws:tagkeys', 'a'), asks('Null', 'aws:tagkeys', 'false')],
  ],
]

const possible: readonly (readonly [string, readonly Formula[]])[] = [
  [
    'a text by pattern and spelling',
    [asks('StringLike', 'k', 'ab*'), asks('StringEqualsIgnoreCase', 'k', 'ABCDEFGHIJ')],
  ],
  [
    'neither in a range nor out of it: no address',
    [
      not(asks('IpAddress', 'k', '10.0.0.0/8')),
      not(asks('NotIpAddress', 'k', '10.0.0.0/8')),
      asks('Null', 'k', 'false'),
    ],
  ],
  ['no IPv4 address', [asks('NotIpAddress', 'aws:sourceip', '0.0.0.0/0'), asks('Null', 'aws:sourceip', 'false')]],
  [
    'between two numbers',
    [asks('NumericGreaterThan', 'k', '5'), asks('NumericLessThan', 'k', '6'), asks('NumericNotEquals', 'k', '5.5')],
  ],
  [
    'neither less nor more: no number',
    [
      not(asks('NumericLessThan', 'k', '5')),
      not(asks('NumericGreaterThanEquals', 'k', '5')),
      asks('Null', 'k', 'false'),
    ],
  ],
  ['a number as another text', [asks('NumericEquals', 'k', '5'), asks('StringNotEquals', 'k', '5', '5.0')]],
  [
    'two values',
    [
      asks('ForAnyValue:StringEquals', 'k', 'a'),
      asks('ForAnyValue:StringEquals', 'k', 'b'),
      asks('ForAllValues:StringEquals', 'k', 'a', 'b', 'c'),
    ],
  ],
  [
    'three values with one outside',
    [
      asks('ForAnyValue:StringEquals', 'k', 'a'),
      asks('ForAnyValue:StringLike', 'k', 'b*'),
      asks('ForAnyValue:StringNotLike', 'k', 'a', 'b*'),
    ],
  ],
  [
    'a text that is no ARN',
    [
      not(asks('ArnLike', 'k', 'arn:aws:iam::*:role/*')),
      not(asks('ArnNotLike', 'k', 'arn:aws:iam::*:role/*')),
      asks('StringLike', 'k', 'arn:aws:*'),
    ],
  ],
  [
    'an ARN by both kinds',
    [asks('ArnLike', 'k', 'arn:aws:iam::*:role/*'), asks('StringLike', 'k', '*:111122223333:*x')],
  ],
  ['a variable', [asks('StringEquals', 'k', '${aws:username}'), asks('StringNotEquals', 'k', '${aws:userid}')]],
  [
    'a variable of a tested key',
    [
      asks('StringEquals', 'k', '${aws:username}'),
      asks('StringEquals', 'aws:username', 'ann'),
      asks('StringLike', 'k', 'a*'),
    ],
  ],
  ['empty text', [asks('StringEquals', 'k', '')]],
  ['an address by its text', [asks('StringLike', 'aws:sourceip', '10.*')]],
  [
    'a date by its text',
    [asks('StringNotEquals', 'aws:tokenissuetime', 'x'), asks('Null', 'aws:tokenissuetime', 'false')],
  ],
  [
    'an ARN under an operator for numbers',
    [asks('NumericNotEquals', 'aws:principalarn', '1'), asks('Null', 'aws:principalarn', 'false')],
  ],
  ['values that read alike', [asks('StringEquals', 'k', 'a | b'), not(asks('StringEquals', 'k', 'a', 'b'))]],
]

const tautologies: readonly (readonly [string, readonly Formula[]])[] = [
  ['a text and its negation', [asks('StringEquals', 'k', 'a'), asks('StringNotEquals', 'k', 'a')]],
  ['there or missing', [asks('Null', 'k', 'true'), asks('Null', 'k', 'false')]],
  [
    'one stretch of numbers or the other, or no number',
    [
      asks('NumericLessThan', 'k', '5'),
      asks('NumericGreaterThanEqualsIfExists', 'k', '5'),
      asks('NumericNotEquals', 'k', '5'),
    ],
  ],
  [
    'all of them or any other',
    [asks('ForAllValues:StringEquals', 'k', 'a'), asks('ForAnyValue:StringNotEquals', 'k', 'a')],
  ],
  [
    'in a range or out of it, of a key of AWS',
    [asks('IpAddress', 'aws:sourceip', '10.0.0.0/8'), asks('NotIpAddress', 'aws:sourceip', '10.0.0.0/8')],
  ],
  [
    'like or unlike, of a key of AWS',
    [
      asks('ArnLike', 'aws:principalarn', 'arn:aws:iam::*:role/*'),
      asks('ArnNotLike', 'aws:principalarn', 'arn:aws:iam::*:role/*'),
    ],
  ],
  ['any text', [asks('StringLikeIfExists', 'k', '*')]],
]

describe('findModel', () => {
  test.each(contradictions)('%s: no request', (_, tests) => {
    expect(findModel(all(tests), NOTHING_GIVEN, startBudget())).toBeNull()
  })
  test.each(possible)('%s: some request', (_, tests) => {
    const model = findModel(all(tests), NOTHING_GIVEN, startBudget())
    expect(model).toMatchObject({ opaque: false })
  })
  test.each(tautologies)('%s: every request', (_, tests) => {
    expect(findModel(not(any(tests)), NOTHING_GIVEN, startBudget())).toBeNull()
  })
})
