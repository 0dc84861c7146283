import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { differingPart } from '../../../src/policy/compare/differing-part.ts'
import { readPolicyJson } from '../../../src/policy/document/read-policy.ts'
import { evaluate } from '../../../src/policy/evaluate.ts'
import { arbitraryRequest } from '../../properties/arbitrary-policy.ts'
import { actionTable } from '../../support/action-table.ts'
import { allow, deny, type Statements } from './comparing.ts'
import { kin } from './kin.ts'

/** Places of the statements that are left of either. */
function leftOf(older: Statements, newer: Statements): readonly (readonly number[])[] {
  const read = (Statement: Statements) => readPolicyJson({ Version: '2012-10-17', Statement })
  const part = differingPart({ older: read(older), newer: read(newer) }, actionTable)
  return [part.older, part.newer].map(({ statements }) => statements.map(({ index }) => index))
}

describe('the differing part', () => {
  const [s3, sqs] = [allow('s3:GetObject', '*'), allow('sqs:SendMessage', '*')]
  const unread = { ...allow('sqs:SendMessage', '*'), Colour: 'red' }

  test.each<readonly [string, older: Statements, newer: Statements, left: readonly (readonly number[])[]]>([
    ['nothing of the same', [s3, sqs], [sqs, s3], [[], []]],
    ['what one lacks', [s3], [s3, sqs], [[], [1]]],
    ['what speaks of the same action', [s3, deny('sqs:*', 'arn:a')], [s3, deny('sqs:*', 'arn:a'), sqs], [[1], [1, 2]]],
    ['all that is of any action', [s3, allow('*', 'arn:a')], [s3, allow('*', 'arn:a'), sqs], [[1], [1, 2]]],
    [
      'what excepts actions',
      [s3, { Effect: 'Deny', NotAction: 'sqs:*', Resource: '*' }],
      [{ Effect: 'Deny', NotAction: 'sqs:*', Resource: '*' }, s3, sqs],
      [[1], [0, 2]],
    ],
    [
      'forms of actions, where one that AWS does not list differs',
      [s3, deny('oven:*', '*')],
      [s3, deny('oven:*', '*'), allow('oven:Bake', '*')],
      [[1], [1, 2]],
    ],
    ['what cannot be read, though it be the same', [s3, unread], [s3, unread], [[1], [1]]],
    ['one of several spellings', [s3, s3], [allow('S3:getobject', '*')], [[], []]],
  ])('%s', (_, older, newer, left) => {
    expect(leftOf(older, newer)).toEqual(left)
  })

  test('of more statements than any quota allows, all', () => {
    const many = Array.from({ length: 250 }, () => s3)
    expect(leftOf(many, many).map(({ length }) => length)).toEqual([250, 250])
  })

  test('answers as the whole does where that differs, and alike where it does not', () => {
    fc.assert(
      fc.property(kin, fc.array(arbitraryRequest, { minLength: 40, maxLength: 60 }), (documents, asked) => {
        const [older, newer] = documents.map((document) => readPolicyJson(document))
        if (older === undefined || newer === undefined) throw new Error('a pair is two documents')
        const part = differingPart({ older, newer }, actionTable)
        for (const request of asked) {
          const whole = [evaluate(older, request), evaluate(newer, request)]
          const said = [evaluate(part.older, request), evaluate(part.newer, request)]
          if (whole[0] === whole[1]) expect(said[0]).toBe(said[1])
          else expect(said).toEqual(whole)
        }
      }),
      { numRuns: 200 },
    )
  })
})
