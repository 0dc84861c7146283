import fc from 'fast-check'
import { expect, test } from 'vitest'

import { comparePolicies } from '../../src/policy/compare/compare-policies.ts'
import type { Comparison, EditEffect } from '../../src/policy/compare/comparison.ts'
import { readPolicyJson } from '../../src/policy/document/read-policy.ts'
import type { PolicyRequest } from '../../src/policy/request.ts'
import { actionTable } from '../support/action-table.ts'
import { referenceDocument } from '../support/reference-evaluator.ts'
import { arbitraryPolicy } from './arbitrary-policy.ts'
import { SMALL_REQUESTS, smallEdit } from './small-policies.ts'

function compare(older: unknown, newer: unknown): Comparison {
  return comparePolicies(readPolicyJson(older), readPolicyJson(newer), actionTable)
}

const RANK: Readonly<Record<string, number>> = { deny: 0, none: 1, allow: 2 }

/** Whether some request gets more, and whether some gets less, by the reference. */
function bruteForce(older: unknown, newer: unknown, requests: readonly PolicyRequest[]): Changes {
  let [more, less] = [false, false]
  for (const request of requests) {
    const [old = NaN, now = NaN] = [older, newer].map((document) => RANK[referenceDocument(document, request)])
    if (old < now) more = true
    if (now < old) less = true
    if (more && less) break
  }
  return { more, less }
}

interface Changes {
  readonly more: boolean
  readonly less: boolean
}

/** What a verdict may leave unsaid: nothing that brute force finds. */
const SAYS: Readonly<Record<EditEffect, Changes>> = {
  equal: { more: false, less: false },
  broader: { more: true, less: false },
  narrower: { more: false, less: true },
  different: { more: true, less: true },
  undecided: { more: true, less: true },
}

function expectSound(older: unknown, newer: unknown, requests: readonly PolicyRequest[]): void {
  const { effect, witness } = compare(older, newer)
  const found = bruteForce(older, newer, requests)
  expect({ effect, more: found.more && !SAYS[effect].more, less: found.less && !SAYS[effect].less }).toEqual({
    effect,
    more: false,
    less: false,
  })
  if (effect !== 'undecided') expect(witness === null).toBe(effect === 'equal')
  if (witness === null) return
  const { action, resource, context } = witness
  const request = { action, resource, context: new Map(Object.entries(context)) }
  expect([referenceDocument(older, request), referenceDocument(newer, request)]).toEqual([witness.old, witness.new])
}

test('over a small alphabet, no difference is missed, and each witness is one', () => {
  fc.assert(
    fc.property(smallEdit, ([older, newer]) => expectSound(older, newer, SMALL_REQUESTS)),
    { numRuns: 20 },
  )
})

const MIRRORED: Readonly<Record<EditEffect, EditEffect>> = {
  equal: 'equal',
  broader: 'narrower',
  narrower: 'broader',
  different: 'different',
  undecided: 'undecided',
}

test('the other way round the verdict is the other', () => {
  fc.assert(
    fc.property(fc.oneof(smallEdit, fc.tuple(arbitraryPolicy, arbitraryPolicy)), ([older, newer]) => {
      expect(compare(newer, older).effect).toBe(MIRRORED[compare(older, newer).effect])
    }),
    { numRuns: 40 },
  )
})

test('a larger limit never changes a verdict: a smaller one leaves it undecided', () => {
  const limits = fc.record({
    steps: fc.integer({ min: 10, max: 3000 }),
    nodes: fc.integer({ min: 2, max: 200 }),
    values: fc.integer({ min: 2, max: 40 }),
    patterns: fc.integer({ min: 1, max: 6 }),
  })
  fc.assert(
    fc.property(smallEdit, limits, ([older, newer], small) => {
      const [before, after] = [readPolicyJson(older), readPolicyJson(newer)]
      const { effect } = comparePolicies(before, after, actionTable, { limits: small })
      if (effect !== 'undecided') expect(comparePolicies(before, after, actionTable).effect).toBe(effect)
    }),
    { numRuns: 100 },
  )
})

test('a document is equal to itself', () => {
  fc.assert(
    fc.property(arbitraryPolicy, (document) => {
      expect(compare(document, structuredClone(document)).effect).toBe('equal')
    }),
    { numRuns: 40 },
  )
})

const ALLOW = { Effect: 'Allow', Action: 's3:*', Resource: '*' }
const NOTHING = { Version: '2012-10-17', Statement: [] }

/** Differences that were once missed. */
test.each([
  ['an address that is there', { Null: { 'aws:SourceIp': 'false' } }],
  ['an address by its text', { StringLike: { 'aws:SourceIp': '10.*' } }],
  ['a date that is there', { Null: { 'aws:TokenIssueTime': 'false' } }],
])('%s makes a difference', (_what, condition) => {
  const { effect } = compare(NOTHING, { Version: '2012-10-17', Statement: { ...ALLOW, Condition: condition } })
  expect(['broader', 'undecided']).toContain(effect)
})
