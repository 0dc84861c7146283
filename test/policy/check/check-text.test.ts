import { describe, expect, test } from 'vitest'
import { byCodeUnit } from '../../../src/model/compare.ts'
import { checkPolicy } from '../../../src/policy/check/check-policy.ts'
import { checkText } from '../../../src/policy/check/check-text.ts'
import { documentIn } from '../../../src/policy/check/document-in.ts'
import { actionTable } from '../../support/action-table.ts'

const options = { kind: null, table: actionTable }

const TEXT = `{
  "Version": "2012-10-17",
  "Statement": [
    { "Sid": "Bun", "Effect": "Allow", "Action": ["s3:GetObject", "s3:GetObjekt"], "Resource": "*" },
    {
      "Effect": "Deny", "Action": "s3:*", "Resource": "*",
      "Condition": { "Bool": { "aws:SecureTransport": "no", "aws:Sekure": "true" } },
      "resource": "*", "Resource": "arn:aws:s3:::b\u0061d/\\"*"
    }
  ]
}`

const places = (text: string): readonly string[] =>
  checkText(text, options).map(({ code, line, column }) => `${code} ${line}:${column}`)

describe('a finding in a text', () => {
  test('stands where it stands, in the order of the text', () => {
    expect(places(TEXT)).toEqual([
      'ACTION_UNKNOWN 4:67',
      'CONDITION_VALUE_INVALID 7:55',
      'CONDITION_KEY_UNKNOWN 7:61',
      'UNKNOWN_MEMBER 8:7',
      'DUPLICATE_KEY 8:24',
    ])
  })

  test.each([
    ['Windows line ends', TEXT.replaceAll('\n', '\r\n')],
    ['a letter of two code units before it, on another line', TEXT.replace('Bun', '🥐').replace('"Sid": "🥐", ', '')],
  ])('keeps its line with %s', (_, text) => {
    expect(places(text).map((place) => place.replace(/:\d+$/, ''))).toEqual([
      'ACTION_UNKNOWN 4',
      'CONDITION_VALUE_INVALID 7',
      'CONDITION_KEY_UNKNOWN 7',
      'UNKNOWN_MEMBER 8',
      'DUPLICATE_KEY 8',
    ])
  })

  test('names its statement, and what was found and expected', () => {
    expect(checkText(TEXT, options)[0]).toEqual({
      code: 'ACTION_UNKNOWN',
      severity: 'warning',
      message: 'AWS lists no action s3:GetObjekt',
      path: ['Statement', 0, 'Action', 1],
      found: 's3:GetObjekt',
      expected: 's3:GetObject',
      statement: 0,
      sid: 'Bun',
      effect: 'Allow',
      line: 4,
      column: 67,
    })
  })

  test.each([
    ['{', 'SYNTAX_ERROR 1:2'],
    ['{"a" 1}', 'SYNTAX_ERROR 1:6'],
    ['{\n"a": 1,\n}', 'SYNTAX_ERROR 3:1'],
    ['{"a": 01}', 'SYNTAX_ERROR 1:8'],
    ['['.repeat(100), 'SYNTAX_ERROR 1:101'],
    [`{"a": "\\"${'['.repeat(200)}"`, 'SYNTAX_ERROR 1:211'],
  ])('%j is no JSON', (text, expected) => {
    expect(places(text)).toEqual([expected])
  })

  test('the same without a text has no place', () => {
    const json: unknown = JSON.parse(TEXT)
    const withText = checkText(TEXT, options).filter(({ code }) => code !== 'DUPLICATE_KEY')
    const without = checkPolicy(TEXT, json, options)
    expect(without.map(({ code }) => code).toSorted(byCodeUnit)).toEqual(
      withText.map(({ code }) => code).toSorted(byCodeUnit),
    )
    expect(without.every(({ line, column }) => line === null && column === null)).toBe(true)
  })
})

test('a text that goes too deep is told where it does', () => {
  expect(places(`{"Statement":\n${'['.repeat(100_000)}`)).toEqual(['NOT_A_POLICY 2:100'])
})

describe('a document in an answer of AWS', () => {
  const document = { Version: '2012-10-17', Statement: [] }

  test.each([
    ['PolicyVersion', { PolicyVersion: { Document: document, VersionId: 'v1' } }, 'managed'],
    ['a policy of a role', { RoleName: 'oven', PolicyName: 'p', PolicyDocument: document }, 'inline-role'],
    ['a policy of a user', { UserName: 'ada', PolicyName: 'p', PolicyDocument: document }, 'inline-user'],
    ['a policy of a group', { GroupName: 'bakers', PolicyName: 'p', PolicyDocument: document }, 'inline-group'],
    ['a policy of whom it does not say', { PolicyDocument: document }, null],
    ['a role', { Role: { RoleName: 'oven', AssumeRolePolicyDocument: document } }, 'trust'],
  ])('%s', (_, answer, kind) => {
    const found = documentIn(JSON.stringify(answer))
    expect({ ...found, text: JSON.parse(found.text) }).toEqual({ text: document, kind, inPlace: true })
    expect(JSON.stringify(answer).indexOf('{"Version"')).toBe(found.text.indexOf('{"Version"'))
  })

  test.each([
    ['percent-encoded', encodeURIComponent(JSON.stringify(document))],
    ['as a text', JSON.stringify(document)],
  ])('%s has no place of its own', (_, text) => {
    const found = documentIn(JSON.stringify({ PolicyDocument: text }))
    expect({ ...found, text: JSON.parse(found.text) }).toEqual({ text: document, kind: null, inPlace: false })
  })

  test.each([
    ['{"PolicyDocument": "%"}', '%'],
    ['{"PolicyDocument": "no JSON"}', 'no JSON'],
  ])('%j is told as it is', (text, inside) => {
    expect(documentIn(text).text).toBe(inside)
  })

  test.each([[''], ['{'], ['[]'], ['{"PolicyDocument": 7}'], [JSON.stringify(document)]])(
    '%j is one itself',
    (text) => {
      expect(documentIn(text)).toEqual({ text, kind: null, inPlace: true })
    },
  )
})
