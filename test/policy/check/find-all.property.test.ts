import fc from 'fast-check'
import { expect, test } from 'vitest'

import { findAll } from '../../../src/policy/check/find-all.ts'
import { RULES } from '../../../src/policy/check/rules.ts'
import { POLICY_KINDS, subjectOf } from '../../../src/policy/check/subject.ts'
import { actionTable } from '../../support/action-table.ts'

const ACTIONS = [
  's3:GetObject',
  's3:GetObjekt',
  's3:*',
  '*',
  'iam:PassRole',
  'S3:getobject',
  'sts:AssumeRole',
  'bad',
  '',
]

const RESOURCES = [
  '*',
  'arn:aws:s3:::flour',
  'arn:aws:s3:::flour/*',
  'arn:aws:s3:::*/rye',
  'arn:aws:iam::123456789012:role/oven',
  'arn:aws:iam::12345:role/oven',
  'arn:aws:sqs:eu-west-1:123456789012:orders',
  'arn:aws:s3:::${aws:username}/*',
  '${aws:username}',
  'nonsense',
]

const CONDITIONS = [
  {},
  { StringEquals: { 'aws:PrincipalTag/team': 'bread' } },
  { StringEquals: { 'aws:usernam': 'ada' } },
  { StringEquals: { 'aws:SourceIp': '10.0.0.1' } },
  { StringLik: { 's3:prefix': 'a*' } },
  { Bool: { 'aws:MultiFactorAuthPresent': 'maybe' } },
  { BoolIfExists: { 'aws:MultiFactorAuthPresent': ['true'] } },
  { IpAddress: { 'aws:SourceIp': '999.0.0.0/8' } },
  { DateLessThan: { 'aws:CurrentTime': 'soon' } },
  { 'ForAnyValue:StringLike': { 'aws:TagKeys': [] } },
  { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team'] } },
  { 'ForAllValues:StringEquals': { 'aws:TagKeys': 'team' }, Null: { 'aws:TagKeys': 'false' } },
  { 'ForAllValues:StringEquals': { 'aws:TagKeys': 'team' }, Null: { 'aws:TagKeys': ['true'] } },
  { StringEquals: { 's3:prefix': 'a', 'iam:PassedToService': ['ec2.amazonaws.com'] } },
  { NumericLessThan: { 's3:max-keys': 10 }, Bool: { 'aws:SecureTransport': [true] } },
  { StringEquals: { 's3:prefix': 'a' }, StringNotEquals: { 's3:prefix': 'a' } },
  { StringEquals: { 's3:prefix': 'a' }, StringNotEquals: { 's3:prefix': 'b' } },
  { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/*' } },
  'nonsense',
]

const PRINCIPALS = ['*', { AWS: '123456789012' }, { AWS: 'arn:aws:iam::123456789012:role/*' }, { Service: 'ec2' }, {}]

const oneOrMore = (texts: readonly string[]) =>
  fc.oneof(fc.constantFrom(...texts), fc.array(fc.constantFrom(...texts), { maxLength: 3 }))

const statement = fc.record(
  {
    Sid: fc.constantFrom('Read', 'Write', 'not allowed'),
    Effect: fc.constantFrom('Allow', 'Deny', 'allow'),
    Action: oneOrMore(ACTIONS),
    NotAction: oneOrMore(ACTIONS),
    Resource: oneOrMore(RESOURCES),
    NotResource: oneOrMore(RESOURCES),
    Principal: fc.constantFrom(...PRINCIPALS),
    Condition: fc.constantFrom(...CONDITIONS),
    Comment: fc.constant('odd'),
  },
  { requiredKeys: ['Effect'] },
)

const document = fc.record(
  {
    Version: fc.constantFrom('2012-10-17', '2008-10-17'),
    Statement: fc.array(statement, { maxLength: 4 }),
  },
  { requiredKeys: ['Statement'] },
)

/** What was found in a statement once is remembered: the same pieces come together here again and again. */
test('what is remembered of statements changes nothing that is found', () => {
  fc.assert(
    fc.property(document, fc.constantFrom(...POLICY_KINDS), (json, kind) => {
      const subject = subjectOf(JSON.stringify(json), json, kind, actionTable)
      expect(findAll(subject)).toEqual(RULES.flatMap((rule) => [...rule.find(subject)]))
    }),
    { numRuns: 300 },
  )
})
