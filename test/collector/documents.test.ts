import { describe, expect, test } from 'vitest'

import { decodedDocument, mayBeRounded, readDocument } from '../../src/collector/document.ts'
import { ALLOW_ALL, encoded, file, type Members, policy, role, user, version } from './account.ts'
import { roundTrip } from './round-trip.ts'

const resource = (text: string): Members => ({ Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: text }] })

/** An object with so many levels of lists in it. */
function nested(levels: number): Members {
  return { Statement: JSON.parse(`${'['.repeat(levels)}${' '.repeat(99)}${']'.repeat(levels)}`) }
}

describe('one document, however it came', () => {
  test.each([
    ['a decoded object', ALLOW_ALL],
    ['percent-encoded', encoded(ALLOW_ALL)],
    ['percent-encoded with bare slashes, as emulators do', encoded(ALLOW_ALL).replaceAll('%2F', '/')],
    ['JSON text', JSON.stringify(ALLOW_ALL)],
    ['JSON text with white space', `\n  ${JSON.stringify(ALLOW_ALL, null, 4)}\n`],
    [
      'percent-encoded with white space and line ends',
      encodeURIComponent(JSON.stringify(ALLOW_ALL, null, 2).replaceAll('\n', '\r\n')),
    ],
  ])('%s', (_, value) => {
    expect(readDocument(value)).toEqual({
      ref: readDocument(ALLOW_ALL)?.ref,
      body: JSON.stringify(ALLOW_ALL),
      raw: null,
      parsed: true,
    })
    expect(decodedDocument(value)).toEqual(ALLOW_ALL)
  })
})

describe('what a percent sign or a plus means', () => {
  test.each([
    ['blanks, plus, slash, é and a line end decoded once', '%7B%22Sid%22%3A%22a%20b%2Bc%2Fd%C3%A9%0Ae%22%7D', null],
    ['an encoded line end between members', '%7B%0A%22Sid%22%3A%0A%22x%22%7D', { Sid: 'x' }],
    ['a bare plus stays a plus', '%7B%22Sid%22%3A%22a+b%22%7D', { Sid: 'a+b' }],
    [
      'an encoded percent sign is decoded once, not twice',
      encoded(resource('arn:aws:s3:::b/100%25')),
      resource('arn:aws:s3:::b/100%25'),
    ],
    ['JSON text with a percent sign that encodes nothing', JSON.stringify(resource('50% off')), resource('50% off')],
    ['JSON text whose %25 is its own', JSON.stringify(resource('b/100%25/x')), resource('b/100%25/x')],
    ['a decoded document whose %25 is its own', resource('b/100%25/x'), resource('b/100%25/x')],
  ])('%s', (_, value, expected) => {
    const json: unknown = JSON.parse(readDocument(value)?.body ?? '')
    if (expected === null) expect(readDocument(value)).toMatchObject({ parsed: false })
    else expect(json).toEqual(expected)
  })

  test('an encoded line end inside a text is no JSON, encoded as an escape it is', () => {
    expect(readDocument(encoded({ Sid: 'a b+c/dé\ne' }))?.body).toBe(String.raw`{"Sid":"a b+c/dé\ne"}`)
  })
})

describe('what is kept beside the body', () => {
  test.each([
    ['a document that is not JSON', '{"Version":', { parsed: false, raw: null, body: '"{\\"Version\\":"' }],
    ['a percent sign that encodes nothing', '%7B50% off%7D', { parsed: false, raw: null }],
    ['an empty text', '', { parsed: false, body: '""' }],
    ['a list', [ALLOW_ALL], { parsed: false }],
    ['an object deeper than any policy', nested(901), { parsed: false }],
    ['an object as deep as may be', nested(890), { parsed: true }],
    ['brackets in a text', { Sid: '['.repeat(1300) }, { parsed: true }],
    ['JSON text of a list', '[1]', { parsed: false, body: '"[1]"' }],
    ['a number', 42, { parsed: false, body: '42' }],
    ['a repeated key', '{"Sid":"a","Sid":"b"}', { parsed: true, body: '{"Sid":"b"}', raw: '{"Sid":"a","Sid":"b"}' }],
    [
      'a repeated key, encoded, deep, spelt with an escape',
      encodeURIComponent('{"a":[{"S":1,"\\u0053":2}]}'),
      { parsed: true, body: '{"a":[{"S":2}]}', raw: '{"a":[{"S":1,"\\u0053":2}]}' },
    ],
    ['a long number in text', '{"n":12345678901234567890}', { parsed: true, raw: '{"n":12345678901234567890}' }],
    ['a number with zeros after the point', '{"n":1.0}', { parsed: true, raw: '{"n":1.0}' }],
    ['colons and quotes inside texts', '{"a":"\\"b\\": c","d":"\\"d\\":"}', { parsed: true, raw: null }],
    ['a key called __proto__', '{"__proto__":{"a":1}}', { parsed: true, raw: null, body: '{"__proto__":{"a":1}}' }],
    [
      'a repeated key called __proto__',
      '{"__proto__":1,"__proto__":2}',
      { parsed: true, raw: '{"__proto__":1,"__proto__":2}' },
    ],
  ])('%s', (_, value, expected) => {
    expect(readDocument(value)).toMatchObject(expected)
  })

  test('no document is no document', () => {
    expect([readDocument(undefined), readDocument(null)]).toEqual([null, null])
  })
})

test.each([
  ['a number beyond what JavaScript holds', { n: 2 ** 60 }, true],
  ['an exponent', { n: [1.5e30] }, true],
  ['sixteen digits that it holds', { n: 1234567890123456 }, false],
  [
    'digits inside a text',
    { n: 'arn:aws:x:::y:12345678901234567890', 'a:12345678901234567890': '"1,12345678901234567890' },
    false,
  ],
  ['an account id', { n: '111122223333', m: 111122223333 }, false],
])('a decoded document may have been rounded: %s', (_, value, expected) => {
  const document = readDocument(value)
  expect(document && mayBeRounded(document)).toBe(expected)
})

test('documents that cannot be given back from JSON come out as their text, with a warning', () => {
  const twice = '{"Version":"2012-10-17","Version":"2008-10-17"}'
  const { codes, exported } = roundTripOf({
    trust: encodeURIComponent(twice),
    inline: 'no JSON',
    version: { n: 2 ** 60 },
  })
  expect(codes).toEqual(['DOCUMENT_DUPLICATE_KEYS', 'DOCUMENT_NUMBER', 'DOCUMENT_UNPARSED'])
  expect(exported['RoleDetailList']).toMatchObject([
    { AssumeRolePolicyDocument: twice, RolePolicyList: [{ PolicyDocument: 'no JSON' }] },
  ])
})

test('a mixture of spellings says the same as one of them', () => {
  const plain = roundTripOf({ trust: ALLOW_ALL, inline: ALLOW_ALL, version: ALLOW_ALL })
  const mixed = roundTripOf({ trust: JSON.stringify(ALLOW_ALL), inline: encoded(ALLOW_ALL), version: ALLOW_ALL })
  expect(mixed.exported).toEqual(plain.exported)
  expect(mixed.account.roles()).toEqual(plain.account.roles())
})

/** An account with these documents, there and back. */
function roundTripOf({ trust, inline, version: document }: { trust: unknown; inline: unknown; version: unknown }) {
  return roundTrip(
    file({
      UserDetailList: [user('ada', { UserPolicyList: [{ PolicyName: 'p', PolicyDocument: inline, Odd: 1 }] })],
      RoleDetailList: [
        role('oven', {
          AssumeRolePolicyDocument: trust,
          RolePolicyList: [{ PolicyName: 'p', PolicyDocument: inline }],
        }),
      ],
      Policies: [policy('Fence', { PolicyVersionList: [version('v1', document, true)] })],
    }),
  )
}
