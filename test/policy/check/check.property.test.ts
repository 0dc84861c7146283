import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkText } from '../../../src/policy/check/check-text.ts'
import { FINDING_CODES } from '../../../src/policy/check/rules.ts'
import { actionTable } from '../../support/action-table.ts'

const options = { kind: null, table: actionTable }

const element = fc.constantFrom(
  'Sid',
  'Effect',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Principal',
  'NotPrincipal',
  'Condition',
  '__proto__',
)
const text = fc.oneof(
  fc.constantFrom('Allow', 'Deny', '*', 's3:*', 'iam:PassRole', 'arn:aws:s3:::b/*', '${a}', '${', 'arn:::::', '::/129'),
  fc.string(),
)
const value = fc.oneof(text, fc.array(text, { maxLength: 3 }), fc.jsonValue())
const operator = fc.constantFrom('StringLike', 'ForAllValues:StringEquals', 'Null', 'IpAddress', 'DateEquals', 'x')
const condition = fc.dictionary(operator, fc.oneof(fc.dictionary(text, value, { maxKeys: 2 }), value), { maxKeys: 2 })
const statement = fc.dictionary(element, fc.oneof(value, condition), { maxKeys: 6 })
const document = fc.record({ Version: value, Statement: fc.oneof(statement, fc.array(statement, { maxLength: 4 })) })

describe('whatever is checked', () => {
  test('every finding has a code that is listed, and a place within the text', () => {
    fc.assert(
      fc.property(fc.oneof(document, fc.jsonValue()), fc.constantFrom(0, 2), (json, indent) => {
        const lines = JSON.stringify(json, null, indent).split('\n')
        for (const { code, line, column } of checkText(lines.join('\n'), options)) {
          expect(FINDING_CODES.has(code)).toBe(true)
          expect(lines[(line ?? 0) - 1]?.length).toBeGreaterThanOrEqual((column ?? 0) - 1)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('white space changes nothing but places', () => {
    fc.assert(
      fc.property(document, (json) => {
        const told = (indent: number) =>
          checkText(JSON.stringify(json, null, indent), options).map((finding) => ({ ...finding, line: 0, column: 0 }))
        expect(told(3)).toEqual(told(0))
      }),
      { numRuns: 100 },
    )
  })

  test.each([
    ['many wildcards', { Action: `*:${'*a'.repeat(3000)}`, Resource: `arn:aws:s3:::${'*a?'.repeat(2000)}` }],
    ['many patterns', { Action: Array.from({ length: 500 }, (_, index) => `*${index}*:*`), Resource: '*' }],
    ['a long word', { Action: `s3:${'x'.repeat(6000)}`, Resource: `arn:aws:s3:::${'x'.repeat(6000)}` }],
    ['many braces', { Action: 's3:*', Resource: '${'.repeat(3000) }],
    ['many colons', { Action: ':'.repeat(3000), Resource: ':'.repeat(3000) }],
  ])('a hostile document with %s is answered', (_, members) => {
    const hostile = {
      Version: '2012-10-17',
      Statement: Array.from({ length: 3 }, () => ({ Effect: 'Allow', ...members })),
    }
    expect(checkText(JSON.stringify(hostile), options)).not.toEqual([])
  })

  test('a document as deep as JSON goes is answered', () => {
    expect(checkText(`${'['.repeat(200_000)}${']'.repeat(200_000)}`, options)).not.toEqual([])
  })
})
