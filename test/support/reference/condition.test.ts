import { describe, expect, test } from 'vitest'

import type { ContextValue } from '../../../src/policy/request.ts'
import { referenceDocument } from '../reference-evaluator.ts'

const GUIDE = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/'
const OPERATORS = `${GUIDE}reference_policies_elements_condition_operators.html`
const SEVERAL = `${GUIDE}reference_policies_condition-logic-multiple-context-keys-or-values.html`
const SETS = `${GUIDE}reference_policies_condition-single-vs-multi-valued-context-keys.html`
const VARIABLES = `${GUIDE}reference_policies_variables.html`

type Context = Readonly<Record<string, ContextValue>>

function contextOf(context: Context): ReadonlyMap<string, ContextValue> {
  return new Map(Object.entries(context).map(([key, value]) => [key.toLowerCase(), value]))
}

function isMet(condition: unknown, context: Context, version = '2012-10-17'): string {
  const statement = { Effect: 'Allow', Action: '*', Resource: '*', Condition: condition }
  return referenceDocument(
    { Version: version, Statement: statement },
    { action: 'iam:CreateUser', resource: '*', context: contextOf(context) },
  )
}

/** What the page says in its words, the condition it shows, a context, and whether the statement takes effect. */
const CONDITIONS: readonly (readonly [says: string, page: string, unknown, Context, string])[] = [
  [
    'the key is equal',
    OPERATORS,
    { StringEquals: { 'aws:PrincipalTag/job': 'admin' } },
    { 'aws:PrincipalTag/job': 'admin' },
    'allow',
  ],
  ['equality is of letter case too', OPERATORS, { StringEquals: { k: 'a' } }, { k: 'A' }, 'none'],
  ['ignoring case', OPERATORS, { StringEqualsIgnoreCase: { k: 'aB' } }, { k: 'Ab' }, 'allow'],
  ['negated, ignoring case', OPERATORS, { StringNotEqualsIgnoreCase: { k: 'aB' } }, { k: 'Ab' }, 'none'],
  ['a star is a star in StringEquals', OPERATORS, { StringEquals: { k: 'a*' } }, { k: 'ab' }, 'none'],
  ['a star is any run in StringLike', OPERATORS, { StringLike: { k: 'home/*' } }, { k: 'home/a/b' }, 'allow'],
  ['a question mark is one character', OPERATORS, { StringLike: { k: 'a?' } }, { k: 'a' }, 'none'],
  ['StringNotLike is the opposite', OPERATORS, { StringNotLike: { k: 'a*' } }, { k: 'ab' }, 'none'],
  ['a missing key does not match', OPERATORS, { StringEquals: { k: 'a' } }, {}, 'none'],
  ['a missing key matches a negated operator', OPERATORS, { StringNotLike: { k: 'a' } }, {}, 'allow'],
  ['a missing key meets IfExists', OPERATORS, { StringLikeIfExists: { 'ec2:InstanceType': ['t1.*'] } }, {}, 'allow'],
  [
    'a key that is there is tested in spite of IfExists',
    OPERATORS,
    { StringLikeIfExists: { k: ['t1.*'] } },
    { k: 'm5.large' },
    'none',
  ],
  [
    'names of keys are read in any case',
    `${GUIDE}reference_policies_elements_condition.html`,
    { StringEquals: { 'AWS:UserName': 'john' } },
    { 'aws:username': 'john' },
    'allow',
  ],
  ['up to ten', OPERATORS, { NumericLessThanEquals: { 's3:max-keys': '10' } }, { 's3:max-keys': '10' }, 'allow'],
  ['no more than ten', OPERATORS, { NumericLessThanEquals: { 's3:max-keys': '10' } }, { 's3:max-keys': '11' }, 'none'],
  ['numbers are not texts', OPERATORS, { NumericEquals: { k: '10' } }, { k: '10.0' }, 'allow'],
  [
    'numbers need no quotation marks',
    `${GUIDE}reference_policies_grammar.html`,
    { NumericGreaterThan: { k: 3599.5 } },
    { k: '3600' },
    'allow',
  ],
  [
    'issued after a date',
    OPERATORS,
    { DateGreaterThan: { 'aws:TokenIssueTime': '2020-01-01T00:00:01Z' } },
    { 'aws:TokenIssueTime': '2020-01-01T00:00:02Z' },
    'allow',
  ],
  [
    'not issued after it',
    OPERATORS,
    { DateGreaterThan: { 'aws:TokenIssueTime': '2020-01-01T00:00:01Z' } },
    { 'aws:TokenIssueTime': '2020-01-01T00:00:01Z' },
    'none',
  ],
  [
    'seconds since 1970 are a date',
    OPERATORS,
    { DateEquals: { 'aws:EpochTime': '1577836801' } },
    { 'aws:EpochTime': '2020-01-01T00:00:01Z' },
    'allow',
  ],
  ['not by TLS', OPERATORS, { Bool: { 'aws:SecureTransport': false } }, { 'aws:SecureTransport': 'false' }, 'allow'],
  [
    'bytes in base 64',
    OPERATORS,
    { BinaryEquals: { k: 'QmluYXJ5VmFsdWVJbkJhc2U2NA==' } },
    { k: 'QmluYXJ5VmFsdWVJbkJhc2U2NA==' },
    'allow',
  ],
  [
    'the end of a range',
    OPERATORS,
    { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
    { 'aws:SourceIp': '203.0.113.255' },
    'allow',
  ],
  [
    'beyond the range',
    OPERATORS,
    { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
    { 'aws:SourceIp': '203.0.114.0' },
    'none',
  ],
  [
    'an address alone is a range of one',
    OPERATORS,
    { NotIpAddress: { 'aws:SourceIp': '203.0.113.1' } },
    { 'aws:SourceIp': '203.0.113.2' },
    'allow',
  ],
  [
    'both kinds of addresses',
    OPERATORS,
    { IpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '2001:DB8:1234:5678::/64'] } },
    { 'aws:SourceIp': '2001:db8:1234:5678::ffff' },
    'allow',
  ],
  [
    'what a text operator matches across colons',
    OPERATORS,
    { StringLike: { k: 'arn:aws:someservice:*:111122223333:finance/*' } },
    { k: 'arn:aws:someservice:us-east-2:444455556666:store/abc:111122223333:finance/document.txt' },
    'allow',
  ],
  [
    'an ARN operator does not',
    OPERATORS,
    { ArnLike: { k: 'arn:aws:someservice:*:111122223333:finance/*' } },
    { k: 'arn:aws:someservice:us-east-2:444455556666:store/abc:111122223333:finance/document.txt' },
    'none',
  ],
  [
    'ArnEquals takes wildcards too',
    OPERATORS,
    { ArnEquals: { k: 'arn:aws:sns:*:123456789012:T?' } },
    { k: 'arn:aws:sns:eu-west-1:123456789012:T1' },
    'allow',
  ],
  [
    'ArnNotEquals is its opposite',
    OPERATORS,
    { ArnNotEquals: { k: 'arn:aws:sns:*:123456789012:T?' } },
    { k: 'arn:aws:sns:eu-west-1:123456789012:T1' },
    'none',
  ],
  ['there is no temporary credential', OPERATORS, { Null: { 'aws:TokenIssueTime': 'true' } }, {}, 'allow'],
  [
    'there is one',
    OPERATORS,
    { Null: { 'aws:TokenIssueTime': 'true' } },
    { 'aws:TokenIssueTime': '2020-01-01T00:00:01Z' },
    'none',
  ],
  ['Null false: it exists', OPERATORS, { Null: { k: false } }, { k: '' }, 'allow'],
  ['values are alternatives', SEVERAL, { StringEquals: { k: ['a', 'b'] } }, { k: 'b' }, 'allow'],
  ['values of a negated operator are not', SEVERAL, { StringNotEquals: { k: ['a', 'b'] } }, { k: 'b' }, 'none'],
  ['keys must all match', SEVERAL, { StringEquals: { k: 'a', l: 'b' } }, { k: 'a', l: 'c' }, 'none'],
  ['operators must all match', SEVERAL, { StringEquals: { k: 'a' }, Null: { l: 'true' } }, { k: 'a', l: 'c' }, 'none'],
  [
    'every value is listed',
    SETS,
    { 'ForAllValues:StringLike': { k: ['PostDateTime', 'Message', 'Tags'] } },
    { k: ['PostDateTime', 'Message'] },
    'allow',
  ],
  [
    'one value is not listed',
    SETS,
    { 'ForAllValues:StringLike': { k: ['PostDateTime', 'Message', 'Tags'] } },
    { k: ['PostDateTime', 'UserName'] },
    'none',
  ],
  ['ForAllValues holds of no value', SETS, { 'ForAllValues:StringLike': { k: 'a' } }, {}, 'allow'],
  ['unless Null demands one', SETS, { 'ForAllValues:StringLike': { k: 'a' }, Null: { k: 'false' } }, {}, 'none'],
  [
    'one of the values is listed',
    SETS,
    { 'ForAnyValue:StringEquals': { k: ['ID', 'PostDateTime'] } },
    { k: ['UserName', 'PostDateTime'] },
    'allow',
  ],
  [
    'none of the values is listed',
    SETS,
    { 'ForAnyValue:StringEquals': { k: ['ID', 'PostDateTime'] } },
    { k: ['UserName'] },
    'none',
  ],
  ['ForAnyValue does not hold of no value', SETS, { 'ForAnyValue:StringEquals': { k: 'a' } }, {}, 'none'],
  ['a negated ForAnyValue neither', SETS, { 'ForAnyValue:StringNotEquals': { k: 'a' } }, {}, 'none'],
  [
    'one value differs from all',
    SETS,
    { 'ForAnyValue:StringNotEquals': { k: ['a', 'b'] } },
    { k: ['a', 'c'] },
    'allow',
  ],
  [
    'every value differs from all',
    SETS,
    { 'ForAllValues:StringNotEquals': { k: ['a', 'b'] } },
    { k: ['a', 'c'] },
    'none',
  ],
  ['several values need a set operator', SETS, { StringNotEquals: { k: 'a' } }, { k: ['b', 'c'] }, 'none'],
  [
    'a variable is the value of the request',
    VARIABLES,
    { StringLike: { 's3:prefix': '${aws:username}/*' } },
    { 's3:prefix': 'David/x', 'aws:username': 'David' },
    'allow',
  ],
  [
    'a variable without value is equal to nothing',
    VARIABLES,
    { StringEquals: { k: '${aws:username}' } },
    { k: '' },
    'none',
  ],
  ['so the negated operator holds', VARIABLES, { StringNotEquals: { k: '${aws:username}' } }, { k: 'x' }, 'allow'],
  [
    'a default stands for a missing value',
    VARIABLES,
    { StringEquals: { k: "x/${aws:userid, 'anonymous'}" } },
    { k: 'x/anonymous' },
    'allow',
  ],
  [
    'and for no value that is there',
    VARIABLES,
    { StringEquals: { k: "x/${aws:userid, 'anonymous'}" } },
    { k: 'x/anonymous', 'aws:userid': 'AIDA' },
    'none',
  ],
  ['an escaped star is a star', VARIABLES, { StringLike: { k: 'a${*}' } }, { k: 'ab' }, 'none'],
  ['and nothing else', VARIABLES, { StringLike: { k: 'a${*}${?}${$}' } }, { k: 'a*?$' }, 'allow'],
  ['a star in a value is a star', VARIABLES, { StringLike: { k: '${u}' } }, { k: 'ab', u: 'a*' }, 'none'],
  ['an unknown operator says nothing', OPERATORS, { StringAlmost: { k: 'a' } }, { k: 'a' }, 'undecided'],
  ['unless another test fails', OPERATORS, { StringAlmost: { k: 'a' }, StringEquals: { k: 'b' } }, { k: 'a' }, 'none'],
  [
    'a variable is not to be used with numbers',
    OPERATORS,
    { NumericEquals: { k: '${l}' } },
    { k: '1', l: '1' },
    'undecided',
  ],
]

describe('the documented conditions', () => {
  test.each(CONDITIONS)('%s (%s)', (_says, _page, condition, context, expected) => {
    expect(isMet(condition, context)).toBe(expected)
  })

  test(`before version 2012-10-17 a variable is a text (${VARIABLES})`, () => {
    const condition = { StringEquals: { k: '${aws:username}' } }
    expect(isMet(condition, { k: '${aws:username}', 'aws:username': 'x' }, '2008-10-17')).toBe('allow')
    expect(isMet(condition, { k: 'x', 'aws:username': 'x' }, '2008-10-17')).toBe('none')
  })
})
