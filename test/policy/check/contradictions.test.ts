import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { checkText } from '../../../src/policy/check/check-text.ts'
import { arbitraryCondition } from '../../properties/arbitrary-condition.ts'
import { arbitraryContext } from '../../properties/arbitrary-policy.ts'
import { actionTable } from '../../support/action-table.ts'
import { conditionHolds } from '../../support/reference/condition.ts'
import { sharedJson } from '../../support/shared-data.ts'

const documentOf = (Condition: object, more: object = {}): object => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Deny', Action: '*', Resource: '*', Condition, ...more }],
})

const found = (Condition: object, more: object = {}): readonly string[] =>
  checkText(JSON.stringify(documentOf(Condition, more)), { kind: null, table: actionTable }).flatMap(
    ({ code, found: text }) => (code === 'CONDITION_CONTRADICTORY' ? [text] : []),
  )

const REGION = 'aws:RequestedRegion'
const TIME = 'aws:CurrentTime'
const IP = 'aws:SourceIp'
const USER = 'aws:username'

describe('tests that no request fulfils together', () => {
  test.each<readonly [name: string, condition: object, last: string]>([
    [
      'a text and its negation',
      { StringEquals: { [REGION]: 'eu-west-1' }, StringNotEquals: { [REGION]: ['eu-west-1', 'eu-west-2'] } },
      `StringNotEquals of ${REGION}`,
    ],
    [
      'two texts under two operators',
      { StringEquals: { [REGION]: 'eu-west-1' }, StringLike: { [REGION]: 'us-*' } },
      `StringLike of ${REGION}`,
    ],
    [
      'names of one key in another letter case',
      { StringEquals: { [REGION]: 'eu-west-1' }, StringLike: { 'AWS:requestedregion': 'us-*' } },
      'StringLike of AWS:requestedregion',
    ],
    [
      'a value, and another where there is one',
      { StringEquals: { [REGION]: 'eu-west-1' }, StringEqualsIfExists: { [REGION]: 'eu-west-2' } },
      `StringEqualsIfExists of ${REGION}`,
    ],
    ['a value, and none', { Null: { [REGION]: 'true' }, StringEquals: { [REGION]: 'a' } }, `StringEquals of ${REGION}`],
    [
      'an empty stretch of numbers',
      { NumericLessThan: { 's3:max-keys': 5 }, NumericGreaterThan: { 's3:max-keys': '10' } },
      'NumericGreaterThan of s3:max-keys',
    ],
    [
      'an empty stretch of time',
      { DateGreaterThan: { [TIME]: '2026-11-01T00:00:00Z' }, DateLessThan: { [TIME]: '2026-10-01T00:00:00Z' } },
      `DateLessThan of ${TIME}`,
    ],
    [
      'a range, and not the one around it',
      { IpAddress: { [IP]: '10.1.0.0/16' }, NotIpAddress: { [IP]: '10.0.0.0/8' } },
      `NotIpAddress of ${IP}`,
    ],
    [
      'true and false',
      { Bool: { 'aws:SecureTransport': 'true' }, BoolIfExists: { 'aws:SecureTransport': false } },
      'BoolIfExists of aws:SecureTransport',
    ],
    [
      'three of which any two can hold',
      {
        NumericLessThanEquals: { 's3:max-keys': '5' },
        NumericGreaterThanEquals: { 's3:max-keys': '5.0' },
        NumericNotEquals: { 's3:max-keys': '5' },
      },
      'NumericNotEquals of s3:max-keys',
    ],
    [
      'an ARN that is like no other',
      {
        ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::123456789012:role/*' },
        ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/*' },
      },
      'ArnNotLike of aws:PrincipalArn',
    ],
    [
      'all of some, and any of others',
      { 'ForAllValues:StringEquals': { 'aws:TagKeys': 'a' }, 'ForAnyValue:StringEquals': { 'aws:TagKeys': 'b' } },
      'ForAnyValue:StringEquals of aws:TagKeys',
    ],
    [
      'a variable and its negation',
      { StringEquals: { [REGION]: '${aws:username}' }, StringNotEquals: { [REGION]: '${aws:username}' } },
      `StringNotEquals of ${REGION}`,
    ],
    [
      'the age of an MFA that was not used',
      { Bool: { 'aws:MultiFactorAuthPresent': 'false' }, NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' } },
      'NumericLessThan of aws:MultiFactorAuthAge',
    ],
    [
      'a time, and another in seconds since 1970',
      { DateLessThan: { [TIME]: '2026-01-01T00:00:00Z' }, NumericGreaterThan: { 'aws:EpochTime': '1900000000' } },
      'NumericGreaterThan of aws:EpochTime',
    ],
  ])('%s', (_, condition, last) => {
    expect(found(condition)).toEqual([last])
  })

  test('it is said where the last of them stands, and beside which; others are left out', () => {
    const text = `{
  "Version": "2012-10-17",
  "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*",
    "Condition": {
      "StringLike": { "aws:RequestedRegion": "*", "aws:username": "ada" },
      "StringEquals": { "aws:RequestedRegion": "eu-west-1" },
      "StringNotEquals": { "aws:userid": "x", "aws:RequestedRegion": "eu-west-1" }
    } }]
}`
    expect(checkText(text, { kind: null, table: actionTable })).toEqual([
      {
        code: 'CONDITION_CONTRADICTORY',
        message:
          'StringNotEquals of aws:RequestedRegion never holds beside StringEquals of aws:RequestedRegion: the statement never applies',
        path: ['Statement', 0, 'Condition', 'StringNotEquals', 'aws:RequestedRegion'],
        found: 'StringNotEquals of aws:RequestedRegion',
        expected: 'what may hold beside StringEquals of aws:RequestedRegion',
        severity: 'error',
        statement: 0,
        sid: null,
        effect: 'Allow',
        line: 7,
        column: 47,
      },
    ])
  })

  test('every key is told by itself', () => {
    const twice = { [REGION]: 'a', 'aws:username': 'a' }
    expect(found({ StringEquals: twice, StringNotEquals: twice })).toEqual([
      `StringNotEquals of ${REGION}`,
      'StringNotEquals of aws:username',
    ])
  })

  test('in a trust policy', () => {
    const condition = { StringEquals: { 'sts:ExternalId': 'a' }, StringNotLike: { 'sts:ExternalId': '*' } }
    const more = { Action: 'sts:AssumeRole', Resource: undefined, Principal: { AWS: '123456789012' } }
    expect(found(condition, more)).toEqual(['StringNotLike of sts:ExternalId'])
  })
})

describe('tests that some request fulfils together', () => {
  test.each<readonly [name: string, condition: object]>([
    ['of two keys', { StringEquals: { [REGION]: 'a' }, StringNotEquals: { 'aws:username': 'a' } }],
    [
      'of one value and not of others',
      { StringLike: { [REGION]: 'eu-*' }, StringNotEquals: { [REGION]: 'eu-west-1' } },
    ],
    ['where there is none', { StringEqualsIfExists: { [REGION]: 'a' }, StringNotEqualsIfExists: { [REGION]: 'a' } }],
    ['where there is none, said twice', { Null: { [REGION]: 'true' }, StringEqualsIfExists: { [REGION]: 'a' } }],
    [
      'a stretch of time',
      { DateGreaterThan: { [TIME]: '2026-10-01T00:00:00Z' }, DateLessThan: { [TIME]: '2026-11-01T00:00:00Z' } },
    ],
    ['one number', { NumericLessThanEquals: { 's3:max-keys': 5 }, NumericGreaterThanEquals: { 's3:max-keys': 5 } }],
    ['a range without one in it', { IpAddress: { [IP]: '10.0.0.0/8' }, NotIpAddress: { [IP]: '10.1.0.0/16' } }],
    [
      'any of some, and any of others',
      { 'ForAnyValue:StringEquals': { 'aws:TagKeys': 'a' }, 'ForAnyValue:StringLike': { 'aws:TagKeys': 'b*' } },
    ],
    ['all of some, of none', { 'ForAllValues:StringEquals': { 'aws:TagKeys': 'a' }, Null: { 'aws:TagKeys': 'true' } }],
    [
      'variables that may have another value',
      { StringEquals: { [REGION]: '${aws:username}' }, StringNotEquals: { [REGION]: '${aws:userid}' } },
    ],
    [
      'a variable’s default',
      { StringEquals: { [REGION]: "${aws:username, 'a'}" }, StringNotEquals: { [REGION]: 'a' } },
    ],
    // What IAM makes of these no page says.
    [
      'an operator for one value on a key of several',
      { StringNotEquals: { 'aws:TagKeys': 'a' }, Null: { 'aws:TagKeys': 'false' } },
    ],
    ['one operator, its key in two letter cases', { StringEquals: { [REGION]: 'a', 'aws:requestedregion': 'b' } }],
    ['an operator that is none', { StringIs: { [REGION]: 'a' }, StringEquals: { [REGION]: 'b' } }],
    // One of them alone never holds, which is told of it.
    ['a number that is none', { NumericEquals: { 's3:max-keys': 'x' }, NumericLessThan: { 's3:max-keys': '5' } }],
    ['no values', { StringEquals: { [REGION]: [] }, StringLike: { [REGION]: 'b' } }],
  ])('%s', (_, condition) => {
    expect(found(condition)).toEqual([])
  })

  test('or may, as far as some steps tell', () => {
    const words = (count: number, end: string): readonly string[] =>
      Array.from({ length: count }, (_, at) => `*a${at}*${end}`)
    const condition = (count: number): object => ({
      StringLike: { [REGION]: words(count, 'x*') },
      StringNotLike: { [REGION]: words(count, '') },
    })
    expect(found(condition(2))).toHaveLength(1)
    expect(found(condition(200))).toEqual([])
    const plain = { StringEquals: { [USER]: 'a' }, StringNotEquals: { [USER]: 'a' } }
    const { StringLike, StringNotLike } = condition(200) as Record<string, object>
    expect(found({ StringLike, StringNotLike, ...plain })).toEqual([`StringNotEquals of ${USER}`])
  })

  const published = sharedJson('policies', 'aws-managed-policies-current.json') as
    | readonly { readonly document: object }[]
    | null
  test.skipIf(published === null)(
    'as AWS’s own policies say them',
    () => {
      const policies = published ?? []
      expect(policies.length).toBeGreaterThan(1000)
      const told = policies.flatMap(({ document }) =>
        checkText(JSON.stringify(document), { kind: 'managed', table: actionTable }).filter(
          ({ code }) => code === 'CONDITION_CONTRADICTORY',
        ),
      )
      expect(told).toEqual([])
    },
    60_000,
  )
})

test('the reference finds no request that fulfils what is told to contradict', () => {
  let told = 0
  fc.assert(
    fc.property(
      fc.tuple(arbitraryCondition, arbitraryCondition),
      fc.array(arbitraryContext(), { minLength: 40, maxLength: 40 }),
      ([one, other], contexts) => {
        const condition = { ...one, ...other }
        if (found(condition).length === 0) return
        told++
        for (const context of contexts) expect(conditionHolds(condition, '2012-10-17', context)).not.toBe(true)
      },
    ),
    { numRuns: 1500 },
  )
  expect(told).toBeGreaterThan(15)
})
