import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { plainStatements } from '../../src/access/plain-statements.ts'
import { canonicalJson } from '../../src/policy/document/canonical-json.ts'
import { readConditions } from '../../src/policy/document/read-conditions.ts'
import { readPolicyJson } from '../../src/policy/document/read-policy.ts'
import { textSet } from '../../src/policy/document/text-set.ts'
import { arbitraryOddPolicy } from '../properties/arbitrary-policy.ts'

const plain = (json: object, more: object = {}) =>
  plainStatements({ ref: '', body: JSON.stringify(json), raw: null, parsed: true, ...more })
const policy = (...statements: object[]) => ({ Version: '2012-10-17', Statement: statements })

const ALLOW = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }
const HARD = { Condition: { StringLike: { 'a:b': ['}{', '"Action":'.replaceAll('"', "'")], c: '],[' }, Bool: {} } }

test('statements are told by their texts, in either order of their members', () => {
  const sorted = { Action: ['a:b', 'C:*'], ...HARD, Effect: 'Deny', NotResource: ['x', 'y'], Sid: 's' }
  const given = [{ Sid: '', ...ALLOW, ...HARD }, sorted, ALLOW]
  const found = plain({ Version: '2012-10-17', Id: 'i', Statement: given })
  const condition = JSON.stringify(HARD.Condition)
  expect(found).toMatchObject([
    { index: 0, sid: null, effect: 'Allow', actions: '"s3:GetObject"', resources: '"*"', isNamed: true, condition },
    { index: 1, sid: 's', effect: 'Deny', actions: '["a:b","C:*"]', resources: '["x","y"]', isNamed: false, condition },
    { index: 2, sid: null, effect: 'Allow', actions: '"s3:GetObject"', resources: '"*"', condition: null },
  ])
  expect(plain({ Version: '2012-10-17', Statement: ALLOW })).toHaveLength(1)
})

describe('a document is read where its text leaves a doubt', () => {
  test.each<[name: string, json: object, more?: object]>([
    ['an older version of the language', { ...policy(ALLOW), Version: '2008-10-17' }],
    ['no version', { Statement: [ALLOW] }],
    ['a member that no policy has', { ...policy(ALLOW), Extra: 1 }],
    ['no statement', policy()],
    ['a statement that is none', policy(ALLOW, [])],
    ['NotAction', policy({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' })],
    ['no Action', policy({ Effect: 'Allow', Resource: '*' })],
    ['no Resource', policy({ Effect: 'Allow', Action: '*' })],
    ['an odd Effect', policy({ ...ALLOW, Effect: 'allow' })],
    ['an element that IAM does not know', policy({ ...ALLOW, Extra: '' })],
    ['a Principal', policy({ ...ALLOW, Principal: '*' })],
    ['an empty list', policy({ ...ALLOW, Action: [] })],
    ['a list with what is no text', policy({ ...ALLOW, Action: ['a:b', 1] })],
    ['an escaped character', policy({ ...ALLOW, Action: 's3:\u0001' })],
    ['a quote', policy({ ...ALLOW, Sid: '"' })],
    ['a text of which some keys stand twice', policy(ALLOW), { raw: '{}' }],
    ['a text that is no object', policy(ALLOW), { parsed: false }],
    ['a text of a length that IAM never takes', policy({ ...ALLOW, Resource: 'x'.repeat(100_000) })],
  ])('%s', (_name, json, more) => {
    expect(plain(json, more)).toBeNull()
  })
})

test('what a text tells is what reading the document finds', () => {
  let told = 0
  fc.assert(
    fc.property(arbitraryOddPolicy, fc.boolean(), (given, isSorted) => {
      const json = isSorted ? (canonicalJson(given) as object) : given
      const found = plain(json)
      if (found === null) return
      told++
      const { statements, undecidable } = readPolicyJson(json)
      expect(undecidable).toBeNull()
      expect(
        found.map(({ index, sid, effect, actions, resources, isNamed, condition }) => ({
          index,
          sid,
          effect,
          actions: { patterns: textSet(JSON.parse(actions), (text) => text.toLowerCase()), except: false },
          resources: { patterns: textSet(JSON.parse(resources), (text) => text), except: !isNamed },
          conditions: condition === null ? [] : readConditions(JSON.parse(condition), '2012-10-17', []),
        })),
      ).toEqual(
        statements.map(({ index, sid, effect, actions, resources, conditions }) => ({
          index,
          sid,
          effect,
          actions,
          resources,
          conditions,
        })),
      )
    }),
    { numRuns: 2000, seed: 1 },
  )
  expect(told).toBeGreaterThan(100)
})
