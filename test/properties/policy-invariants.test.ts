import fc from 'fast-check'
import { expect, test } from 'vitest'

import { readPolicyJson } from '../../src/policy/document/read-policy.ts'
import { evaluate } from '../../src/policy/evaluate.ts'
import type { PolicyRequest } from '../../src/policy/request.ts'
import { printPolicy } from '../support/print-policy.ts'
import {
  arbitraryPolicy,
  arbitraryRequest,
  arbitraryStatement,
  type PolicyJson,
  statementsOf,
} from './arbitrary-policy.ts'

const requests = fc.array(arbitraryRequest, { minLength: 1, maxLength: 8 })
const RUNS = { numRuns: 200 }

/** What a document says of each request. */
function said(document: unknown, asked: readonly PolicyRequest[]): readonly string[] {
  const policy = readPolicyJson(document)
  return asked.map((request) => evaluate(policy, request))
}

/** Documents that say the same, by what was done to them. */
const ALIKE: Readonly<Record<string, (document: PolicyJson) => unknown>> = {
  'the normal form': (document) => printPolicy(readPolicyJson(document)),
  'statements in the other order': (document) => ({ ...document, Statement: [...statementsOf(document)].reverse() }),
  'other Sids': (document) => ({
    ...document,
    Statement: statementsOf(document).map((statement, index) => ({ ...statement, Sid: `S${index}` })),
  }),
  'statements twice': (document) => ({
    ...document,
    Statement: [...statementsOf(document), ...statementsOf(document)],
  }),
  'a statement for each action': (document) => splitBy('Action', document),
  'a statement for each resource': (document) => splitBy('Resource', document),
  'lists in the other order': (document) => ({ ...document, Statement: statementsOf(document).map(withListsTurned) }),
}

function splitBy(element: string, document: PolicyJson): unknown {
  const split = statementsOf(document).flatMap((statement) => {
    const items = statement[element]
    return Array.isArray(items) ? items.map((item: unknown) => ({ ...statement, [element]: item })) : [statement]
  })
  return { ...document, Statement: split }
}

function withListsTurned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withListsTurned).toReversed()
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, member]) => [name, withListsTurned(member)])
      .toReversed(),
  )
}

test.each(Object.entries(ALIKE))('%s: nothing is said differently', (_what, change) => {
  fc.assert(
    fc.property(arbitraryPolicy, requests, (document, asked) => {
      expect(said(change(document), asked)).toEqual(said(document, asked))
    }),
    RUNS,
  )
})

const RANK: Readonly<Record<string, number>> = { deny: 0, none: 1, allow: 2 }

function ranks(document: unknown, asked: readonly PolicyRequest[]): readonly (number | undefined)[] {
  return said(document, asked).map((effect) => RANK[effect])
}

test.each(['Allow', 'Deny'])('one more statement that says %s moves no request the other way', (effect) => {
  fc.assert(
    fc.property(arbitraryPolicy, arbitraryStatement, requests, (document, statement, asked) => {
      const more = { ...document, Statement: [...statementsOf(document), { ...statement, Effect: effect }] }
      const before = ranks(document, asked)
      for (const [index, rank = NaN] of ranks(more, asked).entries()) {
        const was = before[index] ?? NaN
        if (Number.isNaN(rank + was)) continue
        expect(effect === 'Allow' ? rank - was : was - rank).toBeGreaterThanOrEqual(0)
      }
    }),
    RUNS,
  )
})

test('an explicit Deny stays, whatever is added', () => {
  fc.assert(
    fc.property(arbitraryPolicy, arbitraryPolicy, requests, (document, added, asked) => {
      const before = said(document, asked)
      const both = said({ ...document, Statement: [...statementsOf(document), ...statementsOf(added)] }, asked)
      for (const [index, effect] of before.entries()) if (effect === 'deny') expect(both[index]).toBe('deny')
    }),
    RUNS,
  )
})
