import { describe, expect, test } from 'vitest'
import { byCodeUnit } from '../../../src/model/compare.ts'
import { checkText } from '../../../src/policy/check/check-text.ts'
import { pathText } from '../../../src/policy/check/path-text.ts'
import { FINDING_CODES } from '../../../src/policy/check/rules.ts'
import type { PolicyKind } from '../../../src/policy/check/subject.ts'
import { actionTable } from '../../support/action-table.ts'

const VERSION = '2012-10-17'

/** A document of one statement that nothing is wrong with, but for what is given. */
function one(members: object, version: string = VERSION): string {
  const whole = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::oven/*', ...members }
  return JSON.stringify({ Version: version, Statement: [whole] })
}

const statements = (...list: readonly object[]): string => JSON.stringify({ Version: VERSION, Statement: list })
const allow = (members: object = {}): object => ({ Effect: 'Allow', Action: 's3:*', Resource: '*', ...members })
const deny = (members: object = {}): object => ({ ...allow(members), Effect: 'Deny' })
const when = (Condition: object, members: object = {}): string => one({ Condition, ...members })
const trust = (members: object = {}): string =>
  statements({
    Effect: 'Allow',
    Principal: { AWS: 'arn:aws:iam::123456789012:root' },
    Action: 'sts:AssumeRole',
    ...members,
  })

const found = (text: string, kind: PolicyKind | null = null): readonly string[] =>
  checkText(text, { kind, table: actionTable }).map(({ code, path }) => `${code} ${pathText(path)}`.trim())

type Case = readonly [name: string, text: string, expected: readonly string[], kind?: PolicyKind]

const S = 'Statement[0]'
const C = `${S}.Condition`

const CASES: readonly Case[] = [
  ['text that is no JSON', '{"Version": ', ['SYNTAX_ERROR']],
  ['no text', '', ['SYNTAX_ERROR']],
  ['a comment', '{} // x', ['SYNTAX_ERROR']],
  ['a list', '[]', ['NOT_A_POLICY']],
  ['a text', '"*"', ['NOT_A_POLICY']],
  ['nothing', '{}', ['MISSING_ELEMENT', 'MISSING_VERSION']],
  ['no statement', '{"Statement": []}', ['MISSING_VERSION', 'EMPTY_LIST Statement']],
  ['no Version', JSON.stringify({ Statement: allow() }), ['MISSING_VERSION']],
  [
    'no Version, and a variable',
    JSON.stringify({ Statement: allow({ Resource: 'arn:aws:s3:::oven/${aws:username}' }) }),
    ['VARIABLE_IN_OLD_VERSION Statement.Resource'],
  ],
  ['a statement that is a text', '{"Statement": ["x"]}', ['MISSING_VERSION', 'WRONG_TYPE Statement[0]']],
  [
    'a key that stands twice',
    '{"Statement": [], "Statement": []}',
    ['MISSING_VERSION', 'EMPTY_LIST Statement', 'DUPLICATE_KEY Statement'],
  ],
  [
    'a member of the document in the wrong case',
    one({}).replace('Version', 'version'),
    ['MISSING_VERSION', 'UNKNOWN_MEMBER version'],
  ],
  ['an element in the wrong case', one({ action: 's3:GetObject' }), [`UNKNOWN_MEMBER ${S}.action`]],
  [
    'a member called __proto__',
    one({}).replace('"Effect"', '"__proto__":1,"Effect"'),
    [`UNKNOWN_MEMBER ${S}.__proto__`],
  ],
  ['a Version that is none', one({}, '2012-10-18'), ['INVALID_VALUE Version']],
  ['an Effect in the wrong case', one({ Effect: 'allow' }), [`INVALID_VALUE ${S}.Effect`]],
  ['a Sid with a space', one({ Sid: 'a b' }), [`INVALID_VALUE ${S}.Sid`]],
  ['no Effect', one({ Effect: undefined }), [`MISSING_ELEMENT ${S}`]],
  ['no Action', one({ Action: undefined }), [`MISSING_ELEMENT ${S}`]],
  ['no Resource', one({ Resource: undefined }), [`MISSING_ELEMENT ${S}`]],
  ['Action and NotAction', one({ NotAction: 's3:PutObject', Effect: 'Deny' }), [`CONFLICTING_ELEMENTS ${S}.NotAction`]],
  ['an empty list of actions', one({ Action: [] }), [`EMPTY_LIST ${S}.Action`]],
  ['an empty list of resources', one({ Resource: [] }), [`EMPTY_LIST ${S}.Resource`]],
  [
    'a number for an action',
    one({ Action: ['s3:GetObject', 7] }),
    [`WRONG_TYPE ${S}.Action[1]`, `ACTION_MALFORMED ${S}.Action[1]`],
  ],
  ['a Condition that is a list', one({ Condition: [] }), [`WRONG_TYPE ${C}`]],
  ['an operator without keys', when({ Bool: {} }), [`EMPTY_LIST ${C}.Bool`]],
  [
    'a key without values',
    when({ Bool: { 'aws:SecureTransport': [] } }),
    [`EMPTY_LIST ${C}.Bool["aws:SecureTransport"]`],
  ],
  [
    'a value that is null',
    when({ Bool: { 'aws:ViaAWSService': null } }),
    [`WRONG_TYPE ${C}.Bool["aws:ViaAWSService"]`],
  ],
  ['a Principal in a managed policy', trust({ Resource: '*' }), [`ELEMENT_NOT_ALLOWED ${S}.Principal`], 'managed'],
  ['a Resource in a trust policy', trust({ Resource: '*' }), [`ELEMENT_NOT_ALLOWED ${S}.Resource`]],
  ['a Principal without a type', trust({ Principal: {} }), [`EMPTY_LIST ${S}.Principal`]],
  ['a Principal of a type that is none', trust({ Principal: { aws: '*' } }), [`UNKNOWN_MEMBER ${S}.Principal.aws`]],
  ['a Principal that is a text', trust({ Principal: 'ada' }), [`WRONG_TYPE ${S}.Principal`]],

  [
    'a role by wildcard',
    trust({ Principal: { AWS: ['arn:aws:iam::123456789012:role/*'] } }),
    [`PRINCIPAL_UNKNOWN ${S}.Principal.AWS[0]`],
  ],
  [
    'an account of too few digits in the ARN of a principal',
    trust({ Principal: { AWS: 'arn:aws:iam::12345:role/oven' } }),
    [`PRINCIPAL_UNKNOWN ${S}.Principal.AWS`],
  ],
  [
    'an OIDC provider without its ARN',
    trust({ Principal: { Federated: 'token.actions.githubusercontent.com' } }),
    [`PRINCIPAL_UNKNOWN ${S}.Principal.Federated`],
  ],
  ['a web identity that IAM knows by name', trust({ Principal: { Federated: 'accounts.google.com' } }), []],
  [
    'an action of another service in a trust policy',
    trust({ Action: ['sts:AssumeRole', 's3:GetObject', 'sts:*'] }),
    [`TRUST_ACTION_INVALID ${S}.Action[1]`],
  ],
  ['a policy of a resource', trust({ Action: 's3:GetObject', Resource: 'arn:aws:s3:::oven/*' }), []],
  [
    'a stray Principal in a policy of an identity',
    statements(allow(), { ...allow({ Action: 'sqs:*' }), Principal: '*' }),
    [`ELEMENT_NOT_ALLOWED Statement[1].Principal`],
  ],
  ['a service control policy', statements(deny()), [], 'scp'],
  ['a principal that is a name', trust({ Principal: { AWS: 'ada' } }), [`PRINCIPAL_UNKNOWN ${S}.Principal.AWS`]],
  [
    'a principal that was deleted',
    trust({ Principal: { AWS: 'AROAEXAMPLEEXAMPLE123' } }),
    [`PRINCIPAL_DELETED ${S}.Principal.AWS`],
  ],
  ['an action without a service', one({ Action: 'GetObject' }), [`ACTION_MALFORMED ${S}.Action`]],
  ['an action with a space', one({ Action: 's3:Get Object' }), [`ACTION_MALFORMED ${S}.Action`]],
  ['a service that is none', one({ Action: 's4:GetObject' }), [`SERVICE_UNKNOWN ${S}.Action`]],
  ['an action that is none', one({ Action: ['s3:GetObject', 's3:GetObjekt'] }), [`ACTION_UNKNOWN ${S}.Action[1]`]],
  ['a pattern that names none', one({ Action: 's3:Fetch*' }), [`ACTION_UNKNOWN ${S}.Action`]],

  [
    'a resource that is no ARN',
    one({ Resource: 'oven/*' }),
    [`RESOURCE_MALFORMED ${S}.Resource`, `RESOURCE_TYPE_MISMATCH ${S}.Action`],
  ],
  ['a partition that is none', deniedOn('arn:amazon:s3:::oven/*'), [`RESOURCE_MALFORMED ${S}.NotResource`]],
  ['any service', deniedOn('arn:aws:*:*:*:*'), [`RESOURCE_SERVICE_WILDCARD ${S}.NotResource`]],
  ['some services', deniedOn('arn:aws:s?:::oven'), [`RESOURCE_SERVICE_WILDCARD ${S}.NotResource`]],
  ['any service and all the rest', deniedOn('arn:aws:*'), [`RESOURCE_SERVICE_WILDCARD ${S}.NotResource`]],
  [
    'a variable in place of the service',
    deniedOn('arn:aws:${aws:PrincipalTag/s}:::oven'),
    [`RESOURCE_VARIABLE_MISPLACED ${S}.NotResource`],
  ],
  [
    'a variable in place of the account',
    deniedOn('arn:aws:iam::${aws:PrincipalAccount}:role/oven'),
    [`RESOURCE_VARIABLE_MISPLACED ${S}.NotResource`],
  ],
  ['variables behind the account', deniedOn('arn:aws:s3:::${aws:PrincipalTag/a:b}/${aws:username}'), []],
  ['a colon too few', deniedOn('arn:aws:s3::oven/*'), [`RESOURCE_MALFORMED ${S}.NotResource`]],
  ['an account that goes on', deniedOn('arn:aws:s3:*:1234*'), []],
  ['an account of eleven digits', deniedOn('arn:aws:s3::12345678901:oven/*'), [`RESOURCE_MALFORMED ${S}.NotResource`]],
  ['a bucket for an action on objects', one({ Resource: 'arn:aws:s3:::oven' }), [`RESOURCE_TYPE_MISMATCH ${S}.Action`]],
  ['objects for an action on buckets', one({ Action: 's3:ListBucket' }), [`RESOURCE_TYPE_MISMATCH ${S}.Action`]],
  ['a role of another service', one({ Action: 'iam:PassRole' }), [`RESOURCE_TYPE_MISMATCH ${S}.Action`]],
  [
    'a resource for an action that takes none',
    one({ Action: 's3:ListAllMyBuckets' }),
    [`RESOURCE_NOT_TAKEN ${S}.Action`],
  ],
  [
    'a wildcard in the name of a type',
    one({ Action: 'iam:GetUser', Resource: 'arn:aws:iam::123456789012:u*' }),
    [`RESOURCE_TYPE_WILDCARD ${S}.Resource`],
  ],

  [
    'a global key that is none',
    when({ Bool: { 'aws:Secure': 'true' } }),
    [`CONDITION_KEY_UNKNOWN ${C}.Bool["aws:Secure"]`],
  ],
  [
    'a key of a service that is none',
    when({ StringEquals: { 's3:bun': 'x' } }),
    [`CONDITION_KEY_UNKNOWN ${C}.StringEquals["s3:bun"]`],
  ],
  [
    'a key that the action does not know',
    when({ StringEquals: { 's3:prefix': 'x' } }),
    [`CONDITION_KEY_UNSUPPORTED ${C}.StringEquals["s3:prefix"]`],
  ],
  [
    'a key that one of two actions does not know',
    when({ StringEquals: { 's3:prefix': 'x' } }, { Action: ['s3:GetObject', 's3:ListBucket'], Resource: '*' }),
    [`CONDITION_KEY_PARTLY_UNSUPPORTED ${C}.StringEquals["s3:prefix"]`],
  ],
  ['an operator that is none', when({ StringIs: { 'aws:userid': 'x' } }), [`OPERATOR_UNKNOWN ${C}.StringIs`]],
  ['NullIfExists', when({ NullIfExists: { 'aws:userid': 'true' } }), [`OPERATOR_UNKNOWN ${C}.NullIfExists`]],
  [
    'a text operator on an address',
    when({ StringEquals: { 'aws:SourceIp': '203.0.113.7' } }),
    [`OPERATOR_TYPE_MISMATCH ${C}.StringEquals`],
  ],
  [
    'a number operator on a boolean',
    when({ NumericEquals: { 'aws:SecureTransport': '1' } }),
    [`OPERATOR_TYPE_MISMATCH ${C}.NumericEquals`],
  ],
  [
    'a key of many values without a prefix',
    when({ StringEquals: { 'aws:TagKeys': 'x' } }),
    [`QUANTIFIER_MISSING ${C}.StringEquals`],
  ],
  [
    'ForAnyValue on a key of one value',
    when({ 'ForAnyValue:StringEquals': { 'aws:userid': 'x' } }),
    [`QUANTIFIER_ON_SINGLE_VALUE ${C}["ForAnyValue:StringEquals"]`],
  ],
  [
    'ForAllValues in an Allow',
    when({ 'ForAllValues:StringEquals': { 'aws:TagKeys': 'x' } }),
    [`FOR_ALL_VALUES_ALLOWS_MISSING ${C}["ForAllValues:StringEquals"]`],
  ],
  [
    'a boolean that is none',
    when({ Bool: { 'aws:SecureTransport': 'yes' } }),
    [`CONDITION_VALUE_INVALID ${C}.Bool["aws:SecureTransport"]`],
  ],
  [
    'a Null that is neither',
    when({ Null: { 'aws:userid': ['true', 'x'] } }),
    [`CONDITION_VALUE_INVALID ${C}.Null["aws:userid"][1]`],
  ],
  [
    'a range that is none',
    when({ IpAddress: { 'aws:SourceIp': '203.0.113.0/33' } }),
    [`CONDITION_VALUE_INVALID ${C}.IpAddress["aws:SourceIp"]`],
  ],
  [
    'IPv6 with bits beyond its prefix',
    when({ IpAddress: { 'aws:SourceIp': '2001:db8::1/64' } }),
    [`CONDITION_VALUE_INVALID ${C}.IpAddress["aws:SourceIp"]`],
  ],
  [
    'a date that is none',
    when({ DateLessThan: { 'aws:CurrentTime': 'tomorrow' } }),
    [`CONDITION_VALUE_INVALID ${C}.DateLessThan["aws:CurrentTime"]`],
  ],
  [
    'a number that is none',
    when({ NumericLessThan: { 'aws:MultiFactorAuthAge': '1h' } }),
    [`CONDITION_VALUE_INVALID ${C}.NumericLessThan["aws:MultiFactorAuthAge"]`],
  ],
  [
    'an ARN that is none',
    when({ ArnLike: { 'aws:SourceArn': 'oven' } }),
    [`CONDITION_VALUE_INVALID ${C}.ArnLike["aws:SourceArn"]`],
  ],
  [
    'base64 that is none',
    when({ BinaryEquals: { 'aws:userid': '?' } }),
    [`OPERATOR_TYPE_MISMATCH ${C}.BinaryEquals`, `CONDITION_VALUE_INVALID ${C}.BinaryEquals["aws:userid"]`],
  ],
  [
    'a wildcard that is none',
    when({ StringEquals: { 'aws:userid': 'AIDA*' } }),
    [`WILDCARD_AS_TEXT ${C}.StringEquals["aws:userid"]`],
  ],

  [
    'tests that no request fulfils together',
    when({ StringEquals: { 'aws:userid': 'x' }, StringNotEquals: { 'aws:userid': 'x' } }),
    [`CONDITION_CONTRADICTORY ${C}.StringNotEquals["aws:userid"]`],
  ],

  [
    'a variable before there were any',
    one({ Resource: 'arn:aws:s3:::oven/${aws:username}' }, '2008-10-17'),
    [`VARIABLE_IN_OLD_VERSION ${S}.Resource`],
  ],
  [
    'a variable that is not ended',
    one({ Resource: ['arn:aws:s3:::oven/${aws:username}/*', 'arn:aws:s3:::oven/${aws:username'] }),
    [`VARIABLE_UNCLOSED ${S}.Resource[1]`],
  ],
  [
    'a variable that another interrupts',
    deniedOn('arn:aws:s3:::oven/${aws:PrincipalTag/t/${aws:username}'),
    [`VARIABLE_UNCLOSED ${S}.NotResource`],
  ],
  [
    'a variable that is not ended in a condition',
    when({ StringEquals: { 'aws:userid': ['${aws:PrincipalTag/t', '${$}{x', '$'] } }),
    [`VARIABLE_UNCLOSED ${C}.StringEquals["aws:userid"][0]`],
  ],
  ['a brace before there were variables', one({ Resource: 'arn:aws:s3:::oven/${x' }, '2008-10-17'), []],
  ['NotAction with Allow', one({ Action: undefined, NotAction: 'iam:*' }), [`NOT_ACTION_ALLOW ${S}.NotAction`]],
  [
    'NotResource with Allow',
    one({ Resource: undefined, NotResource: 'arn:aws:s3:::oven/*' }),
    [`NOT_RESOURCE_ALLOW ${S}.NotResource`],
  ],
  [
    'NotPrincipal with Allow',
    trust({ Principal: undefined, NotPrincipal: { AWS: '123456789012' } }),
    [`NOT_PRINCIPAL_ALLOW ${S}.NotPrincipal`],
  ],
  [
    'two statements of one Sid',
    statements(allow({ Sid: 'A' }), deny({ Sid: 'A', Action: 'iam:*' })),
    ['DUPLICATE_SID Statement[1].Sid'],
  ],
  [
    'a statement within another',
    statements(allow({ Action: 's3:Get*' }), allow()),
    ['REDUNDANT_STATEMENT Statement[0]'],
  ],
  ['the same statement twice', statements(allow(), allow({ Action: 'S3:*' })), ['REDUNDANT_STATEMENT Statement[1]']],
  [
    'a statement with one more condition',
    statements(allow({ Condition: { Bool: { 'aws:SecureTransport': 'true' } } }), allow()),
    ['REDUNDANT_STATEMENT Statement[0]'],
  ],
  [
    'a statement within the rest of NotAction',
    statements(deny(), deny({ Action: undefined, NotAction: 'iam:*' })),
    ['REDUNDANT_STATEMENT Statement[0]'],
  ],
  ['an Allow under a Deny', statements(deny({ Action: '*' }), allow()), ['SHADOWED_STATEMENT Statement[1]']],
  ['a managed policy of 6,145 characters', ofLength(6145), ['SIZE_QUOTA']],
  ['a user’s policy of 2,049 characters', ofLength(2049), ['SIZE_QUOTA'], 'inline-user'],
  ['a group’s policy of 5,121 characters', ofLength(5121), ['SIZE_QUOTA'], 'inline-group'],
  ['a role’s policy of 10,241 characters', ofLength(10_241), ['SIZE_QUOTA'], 'inline-role'],
  [
    'more statements than can be held against each other',
    statements(...Array.from({ length: 700 }, (_, index) => deny({ Resource: `arn:aws:s3:::oven/${index}` }))),
    ['SIZE_QUOTA', 'TOO_MANY_TO_COMPARE'],
  ],
]

function deniedOn(NotResource: string): string {
  return one({ Effect: 'Deny', Resource: undefined, NotResource })
}

/** A policy of so many characters, by a long name of an object. */
function ofLength(length: number): string {
  const text = (name: string): string => one({ Resource: `arn:aws:s3:::oven/${name}` })
  return text('x'.repeat(length - text('').length))
}

describe('a finding', () => {
  test.each(CASES.map(([name, text, expected, kind = null]) => ({ name, text, expected, kind })))(
    '$name',
    ({ text, expected, kind }) => {
      expect(found(text, kind).toSorted(byCodeUnit)).toEqual(expected.toSorted(byCodeUnit))
    },
  )

  test('every code is found in some case', () => {
    const codes = new Set(CASES.flatMap(([, , expected]) => expected.map((line) => line.split(' ')[0])))
    expect([...FINDING_CODES.keys()].filter((code) => !codes.has(code))).toEqual([])
  })

  test('every code has a page of AWS', () => {
    for (const { reference } of FINDING_CODES.values()) expect(reference).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//)
  })
})

describe('nothing is found in', () => {
  test.each<readonly [name: string, text: string]>([
    ['a plain policy', one({})],
    ['scalars and one statement', JSON.stringify({ Version: VERSION, Statement: allow() })],
    ['an empty Sid, twice', statements(allow({ Sid: '' }), deny({ Sid: '', Action: 'iam:*' }))],
    ['actions in any letter case', one({ Action: 'S3:GETOBJECT' })],
    ['every action', one({ Action: ['*'], Resource: '*' })],
    ['a Deny of everything but', deniedOn('arn:aws:s3:::oven/*')],
    ['a resource in China', one({ Resource: 'arn:aws-cn:s3:::oven/*' })],
    ['a resource of any partition and service', one({ Resource: 'arn:*:s3:::*' })],
    ['a resource with a variable', one({ Resource: 'arn:aws:s3:::oven/${aws:username}/*' })],
    ['objects and bucket for both', one({ Action: 's3:*', Resource: ['arn:aws:s3:::oven', 'arn:aws:s3:::oven/*'] })],
    ['tag keys', when({ StringEquals: { 'aws:ResourceTag/team': 'x', 's3:ExistingObjectTag/a': 'b' } })],
    [
      'numbers and booleans without quotes',
      when({ Bool: { 'aws:SecureTransport': true }, NumericLessThan: { 'aws:MultiFactorAuthAge': 3600 } }),
    ],
    ['an ARN under StringLike', when({ StringLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/x' } })],
    ['seconds since 1970 as a number', when({ NumericLessThan: { 'aws:EpochTime': '1700000000' } })],
    [
      'dates in several forms',
      when({
        DateLessThan: {
          'aws:CurrentTime': ['2026-11-21', '2026-11-21T02:00:00Z', '1700000000', '2026-11-21T02:00:00+0100'],
        },
      }),
    ],
    [
      'addresses and ranges',
      when({
        IpAddress: {
          'aws:SourceIp': ['203.0.113.7', '203.0.113.7/24', '2001:db8::/64', '::1', '::ffff:203.0.113.0/120'],
        },
      }),
    ],
    ['operators in any letter case', when({ bool: { 'aws:securetransport': 'TRUE' } })],
    [
      'ForAllValues with the key demanded',
      when({ 'ForAllValues:StringEquals': { 'aws:TagKeys': 'x' }, Null: { 'aws:tagkeys': false } }),
    ],
    [
      'ForAllValues in a Deny',
      one({ Effect: 'Deny', Condition: { 'ForAllValues:StringEquals': { 'aws:TagKeys': 'x' } } }),
    ],
    ['a wildcard in a variable’s default', when({ StringEquals: { 'aws:userid': "${aws:PrincipalTag/a, '*'}" } })],
    ['a dollar sign before there were variables', one({ Resource: 'arn:aws:s3:::oven/$x' }, '2008-10-17')],
    ['a trust policy', trust()],
    ['a trust policy of a service', trust({ Principal: { Service: ['ec2.amazonaws.com'] } })],
    ['a trust policy of everyone', trust({ Principal: '*', Condition: { StringEquals: { 'sts:ExternalId': 'x' } } })],
    [
      'claims of a provider of one’s own',
      trust({
        Principal: { Federated: 'arn:aws:iam::123456789012:oidc-provider/id.example.com/x' },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: { StringEquals: { 'id.example.com/x:sub': 'ada', 'id.example.com/x:aud': 'sts' } },
      }),
    ],
    ['an Allow that a Deny leaves in part', statements(allow(), deny({ Action: 's3:Get*' }))],
    [
      'an Allow under a Deny with a condition',
      statements(allow(), deny({ Condition: { Bool: { 'aws:SecureTransport': 'false' } } })),
    ],
    ['a Deny over an Allow within it', statements(deny({ Resource: 'arn:aws:s3:::oven/*' }), allow())],
    [
      'statements for other resources',
      statements(allow({ Resource: 'arn:aws:s3:::oven/*' }), allow({ Resource: 'arn:aws:s3:::mill/*' })),
    ],
    [
      'statements for other principals',
      JSON.stringify({
        Version: VERSION,
        Statement: ['ec2', 'ecs'].map((name) => ({
          Effect: 'Allow',
          Principal: { Service: `${name}.amazonaws.com` },
          Action: 'sts:AssumeRole',
        })),
      }),
    ],
    ['a managed policy of 6,144 characters', ofLength(6144)],
    ['white space beyond the quota', `${one({})}${' \n'.repeat(5000)}`],
  ])('%s', (_, text) => {
    expect(found(text)).toEqual([])
  })
})
