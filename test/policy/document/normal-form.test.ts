import { describe, expect, test } from 'vitest'
import type { PolicyDocument } from '../../../src/model/document.ts'
import { normalForm, normalFormOfJson } from '../../../src/policy/document/normal-form.ts'

const policy = (statement: object): object => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', ...statement }],
})
const trust = (principal: unknown): object => policy({ Action: 'sts:AssumeRole', Principal: principal })
const when = (condition: unknown): object => policy({ Action: 's3:*', Resource: '*', Condition: condition })
const parsed = (text: string): unknown => JSON.parse(text)

const same: Record<string, readonly [unknown, unknown]> = {
  'the order of members': [
    { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] },
    { Statement: [{ Resource: '*', Action: 's3:*', Effect: 'Allow' }], Version: '2012-10-17' },
  ],
  'one statement and a list of it': [
    { Statement: { Effect: 'Deny', Action: '*', Resource: '*' } },
    { Statement: [{ Effect: 'Deny', Action: '*', Resource: '*' }] },
  ],
  'the order of statements': [
    { Statement: [{ Effect: 'Allow' }, { Effect: 'Deny' }] },
    { Statement: [{ Effect: 'Deny' }, { Effect: 'Allow' }] },
  ],
  'a statement said twice under two Sids': [
    {
      Statement: [
        { Sid: 'A', Effect: 'Allow', Action: 's3:*' },
        { Sid: 'B', Effect: 'Allow', Action: ['s3:*'] },
      ],
    },
    { Statement: [{ Effect: 'Allow', Action: 's3:*' }] },
  ],
  'no statements in a list and no list': [{ Version: '2012-10-17', Statement: [] }, { Version: '2012-10-17' }],
  'Sid and Id': [{ Id: 'x', Statement: [{ Sid: '', Effect: 'Allow' }] }, { Statement: [{ Effect: 'Allow' }] }],
  'a scalar and a list of one': [
    policy({ Action: 's3:*', Resource: '*' }),
    policy({ Action: ['s3:*'], Resource: ['*'] }),
  ],
  'list order and duplicates': [policy({ Resource: ['b', 'a', 'b'] }), policy({ Resource: ['a', 'b'] })],
  'letter case of actions': [policy({ Action: ['IAM:PassRole', 'iam:passrole'] }), policy({ Action: 'iam:PassRole' })],
  'letter case in NotAction': [policy({ NotAction: 'IAM:*' }), policy({ NotAction: 'iam:*' })],
  'a missing Version and the old one': [{ Statement: [] }, { Version: '2008-10-17', Statement: [] }],
  'everyone, in two spellings': [trust('*'), trust({ AWS: '*' })],
  'everyone, as a list': [trust('*'), trust({ AWS: ['*'] })],
  'an account, by id and by its root': [
    trust({ AWS: '123456789012' }),
    trust({ AWS: ['arn:aws:iam::123456789012:root'] }),
  ],
  'an account id as a number': [trust({ AWS: 123456789012 }), trust({ AWS: 'arn:aws:iam::123456789012:root' })],
  'an account in NotPrincipal': [
    policy({ NotPrincipal: { AWS: '123456789012' } }),
    policy({ NotPrincipal: { AWS: 'arn:aws:iam::123456789012:root' } }),
  ],
  'the order of principals': [trust({ Service: ['b', 'a'], AWS: '*' }), trust({ AWS: '*', Service: ['a', 'b', 'a'] })],
  'letter case of condition keys': [
    when({ Bool: { 'AWS:SecureTransport': 'true' } }),
    when({ Bool: { 'aws:securetransport': 'true' } }),
  ],
  'letter case of condition operators': [
    when({ 'foranyvalue:stringlikeIFEXISTS': { 'aws:TagKeys': 'a' } }),
    when({ 'ForAnyValue:StringLikeIfExists': { 'aws:TagKeys': 'a' } }),
  ],
  'booleans and numbers without quotation marks': [
    when({ Bool: { a: true }, NumericLessThan: { b: 3600 } }),
    when({ Bool: { a: 'true' }, NumericLessThan: { b: ['3600'] } }),
  ],
  'order and duplicates of condition values': [
    when({ StringLike: { a: ['y', 'x', 'y'] } }),
    when({ StringLike: { a: ['x', 'y'] } }),
  ],
  'the order of operators and keys': [
    when({ Bool: { a: 'true' }, StringLike: { b: 'x', c: 'y' } }),
    when({ StringLike: { c: 'y', b: 'x' }, Bool: { a: 'true' } }),
  ],
  'members of an unknown element in another order': [
    policy({ Extra: { b: 1, a: [2] } }),
    policy({ Extra: { a: [2], b: 1 } }),
  ],
}

const different: Record<string, readonly [unknown, unknown]> = {
  'another action': [policy({ Action: 's3:GetObject' }), policy({ Action: 's3:PutObject' })],
  'another resource': [policy({ Resource: 'a' }), policy({ Resource: 'b' })],
  'letter case of a resource': [
    policy({ Resource: 'arn:aws:s3:::Bucket' }),
    policy({ Resource: 'arn:aws:s3:::bucket' }),
  ],
  'another effect': [policy({ Effect: 'Allow' }), policy({ Effect: 'Deny' })],
  'letter case of an effect': [policy({ Effect: 'Allow' }), policy({ Effect: 'allow' })],
  'letter case of an element': [policy({ Action: 's3:*' }), policy({ action: 's3:*' })],
  'Action and NotAction': [policy({ Action: 's3:*' }), policy({ NotAction: 's3:*' })],
  'Resource and NotResource': [policy({ Resource: 'a' }), policy({ NotResource: 'a' })],
  'Principal and NotPrincipal': [policy({ Principal: '*' }), policy({ NotPrincipal: '*' })],
  'no element and an empty list': [policy({}), policy({ Action: [] })],
  'the version': [
    { Version: '2012-10-17', Statement: [] },
    { Version: '2008-10-17', Statement: [] },
  ],
  'a missing version and null': [{ Statement: [] }, { Version: null, Statement: [] }],
  'a wildcard that covers a second action': [policy({ Action: ['s3:*', 's3:GetObject'] }), policy({ Action: 's3:*' })],
  'another kind of principal': [trust({ AWS: 'x' }), trust({ Service: 'x' })],
  'an account and its root in another partition': [
    trust({ AWS: '123456789012' }),
    trust({ AWS: 'arn:aws-cn:iam::123456789012:root' }),
  ],
  'an account id that is no AWS principal': [
    trust({ Federated: '123456789012' }),
    trust({ Federated: 'arn:aws:iam::123456789012:root' }),
  ],
  'a deleted principal': [
    trust({ AWS: 'arn:aws:iam::123456789012:role/oven' }),
    trust({ AWS: 'AROAEXAMPLEOVENEXAMPL' }),
  ],
  'letter case of a condition value': [when({ StringEquals: { a: 'X' } }), when({ StringEquals: { a: 'x' } })],
  'another operator': [when({ StringEquals: { a: 'x' } }), when({ StringLike: { a: 'x' } })],
  'an unknown operator in another case': [when({ Stringish: { a: 'x' } }), when({ stringish: { a: 'x' } })],
  'one value more': [when({ StringEquals: { a: ['x'] } }), when({ StringEquals: { a: ['x', 'y'] } })],
  'a condition and none': [when({ StringEquals: { a: ['x'] } }), policy({ Action: 's3:*', Resource: '*' })],
  'an empty condition and none': [when({}), policy({ Action: 's3:*', Resource: '*' })],
  'an empty block of a condition and none': [when({ StringEquals: {} }), when({})],
  'null and the text null': [when({ Null: { a: null } }), when({ Null: { a: 'null' } })],
  'keys that collide in letter case, and their values in one': [
    when({ StringEquals: { 'aws:TagKeys': 'x', 'aws:tagkeys': 'y' } }),
    when({ StringEquals: { 'aws:tagkeys': ['x', 'y'] } }),
  ],
  'operators that collide in letter case, and one of them': [
    when({ StringEquals: { a: 'x' }, stringequals: { a: 'y' } }),
    when({ StringEquals: { a: 'y' } }),
  ],
  'an unknown element': [policy({ Extra: 1 }), policy({})],
  'an unknown member of the document': [{ Statement: [], Extra: 1 }, { Statement: [] }],
  'the order inside an unknown element': [policy({ Extra: [1, 2] }), policy({ Extra: [2, 1] })],
  'a member named __proto__': [
    parsed('{"Statement":{"Effect":"Allow","__proto__":{"a":1}}}'),
    parsed('{"Statement":{"Effect":"Allow","__proto__":{"a":2}}}'),
  ],
  'a condition key named __proto__': [
    parsed('{"Statement":{"Condition":{"StringEquals":{"__proto__":"a"}}}}'),
    parsed('{"Statement":{"Condition":{"StringEquals":{"__proto__":"b"}}}}'),
  ],
  'a principal type named __proto__': [
    parsed('{"Statement":{"Principal":{"__proto__":["a"]}}}'),
    parsed('{"Statement":{"Principal":{"__proto__":["b"]}}}'),
  ],
  'what is no document at all': [[], {}],
}

describe('normal form', () => {
  test.each(Object.entries(same))('%s: the same', (_, [a, b]) => {
    expect(normalFormOfJson(a)).toBe(normalFormOfJson(b))
  })

  test.each(Object.entries(different))('%s: different', (_, [a, b]) => {
    expect(normalFormOfJson(a)).not.toBe(normalFormOfJson(b))
  })

  test('an account id stands for the root of its account in the partition of the document', () => {
    const root = trust({ AWS: 'arn:aws-cn:iam::123456789012:root' })
    expect(normalFormOfJson(trust({ AWS: '123456789012' }), 'aws-cn')).toBe(normalFormOfJson(root, 'aws-cn'))
  })

  test('a depth that no policy has ends neither the program nor the comparison', () => {
    const deep = (inner: string): unknown => parsed(`{"Extra":${'['.repeat(3000)}${inner}${']'.repeat(3000)}}`)
    expect(normalFormOfJson(deep('1'))).toBe(normalFormOfJson(deep('1')))
    expect(normalFormOfJson(deep('1'))).not.toBe(normalFormOfJson(deep('2')))
  })
})

describe('normal form of a recorded document', () => {
  const document = (body: string, raw: string | null = null, isParsed = true): PolicyDocument => ({
    ref: body,
    body,
    raw,
    parsed: isParsed,
    json: isParsed ? parsed(body) : undefined,
  })

  test('a document that was read without loss is compared by meaning', () => {
    expect(normalForm(document('{"Statement":[]}'))).toBe(normalForm(document('{"Version":"2008-10-17"}')))
  })

  test('documents that lost something when read are compared by their text', () => {
    const lost = '{"Statement":[]}'
    expect(normalForm(document(lost, '{"Statement":1,"Statement":[]}'))).not.toBe(normalForm(document(lost)))
    expect(normalForm(document(lost, '{"Statement":1,"Statement":[]}'))).not.toBe(
      normalForm(document(lost, '{"Statement":2,"Statement":[]}')),
    )
  })

  test('texts that do not parse are compared as they are', () => {
    expect(normalForm(document('{"State', null, false))).toBe(normalForm(document('{"State', null, false)))
    expect(normalForm(document('{"State', null, false))).not.toBe(normalForm(document('{"Stat', null, false)))
  })
})
