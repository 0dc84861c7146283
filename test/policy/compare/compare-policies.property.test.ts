import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { comparePolicies } from '../../../src/policy/compare/compare-policies.ts'
import type { Comparison, EditEffect } from '../../../src/policy/compare/comparison.ts'
import { readPolicyJson } from '../../../src/policy/document/read-policy.ts'
import { LIMITS } from '../../../src/policy/limits.ts'
import type { PolicyRequest } from '../../../src/policy/request.ts'
import {
  arbitraryOddPolicy,
  arbitraryPolicy,
  arbitraryRequest,
  arbitraryStatement,
  type PolicyJson,
  statementsOf,
} from '../../properties/arbitrary-policy.ts'
import { actionTable } from '../../support/action-table.ts'
import { referenceDocument } from '../../support/reference-evaluator.ts'

type Pair = readonly [older: PolicyJson, newer: PolicyJson]

/** Any two documents, and more often two of which one is the other with a statement more, less or both. */
const pair: fc.Arbitrary<Pair> = fc.oneof(
  fc.tuple(arbitraryPolicy, arbitraryPolicy),
  fc.tuple(arbitraryPolicy, arbitraryStatement).map(([one, more]): Pair => [one, withStatement(one, more)]),
  fc
    .tuple(arbitraryPolicy, arbitraryStatement, arbitraryStatement)
    .map(([one, a, b]): Pair => [withStatement(one, a), withStatement(one, b)]),
  fc.tuple(arbitraryOddPolicy, arbitraryStatement).map(([one, more]): Pair => [one, withStatement(one, more)]),
)

/** Requests enough to find most differences between small documents. */
const requests = fc.array(arbitraryRequest, { minLength: 40, maxLength: 60 })

const RUNS = { numRuns: 150 }

const TURNED: Readonly<Record<EditEffect, EditEffect>> = {
  equal: 'equal',
  broader: 'narrower',
  narrower: 'broader',
  different: 'different',
  undecided: 'undecided',
}

const RANK = { deny: 0, none: 1, allow: 2 } as const

function withStatement(document: PolicyJson, statement: object): PolicyJson {
  return { ...document, Statement: [...statementsOf(document), { ...statement }] }
}

function compared([older, newer]: Pair, limits = LIMITS): Comparison {
  return comparePolicies(readPolicyJson(older), readPolicyJson(newer), actionTable, { limits })
}

/** Which ways requests go between two documents, by the reference; a request of which it is not sure goes nowhere. */
function ways([older, newer]: Pair, asked: readonly PolicyRequest[]): ReadonlySet<'more' | 'less'> {
  return new Set(
    asked.flatMap((request) => {
      const [old, now] = [referenceDocument(older, request), referenceDocument(newer, request)]
      if (old === 'undecided' || now === 'undecided' || old === now) return []
      return RANK[old] < RANK[now] ? ['more'] : ['less']
    }),
  )
}

describe('compare, whatever the documents', () => {
  test('a difference that brute force finds is told, or nothing is', () => {
    fc.assert(
      fc.property(pair, requests, (documents, asked) => {
        const found = ways(documents, asked)
        const { effect } = compared(documents)
        if (found.has('more')) expect(['broader', 'different', 'undecided']).toContain(effect)
        if (found.has('less')) expect(['narrower', 'different', 'undecided']).toContain(effect)
      }),
      RUNS,
    )
  })

  test('a witness gets what it says', () => {
    fc.assert(
      fc.property(pair, (documents) => {
        const { effect, witness } = compared(documents)
        if (witness === null) {
          expect(['equal', 'undecided']).toContain(effect)
          return
        }
        const { action, resource, old, new: now } = witness
        const request = { action, resource, context: new Map(Object.entries(witness.context)) }
        const said = documents.map((document) => referenceDocument(document, request))
        // An empty text under a set operator is a value on one of AWS's pages, and none on another.
        expect(
          [
            [old, 'undecided'],
            [now, 'undecided'],
          ].map((may, index) => may.includes(said[index] ?? '')),
        ).toEqual([true, true])
        expect(old).not.toBe(now)
      }),
      RUNS,
    )
  })

  test('without a witness, the verdict is the same', () => {
    fc.assert(
      fc.property(pair, (documents) => {
        const [older, newer] = [readPolicyJson(documents[0]), readPolicyJson(documents[1])]
        const untold = comparePolicies(older, newer, actionTable, { isShown: () => false })
        expect(untold).toEqual({ ...compared(documents), witness: null })
      }),
      { numRuns: 60 },
    )
  })

  test('turned round, the answer is turned round', () => {
    fc.assert(
      fc.property(pair, ([older, newer]) => {
        expect(compared([newer, older]).effect).toBe(TURNED[compared([older, newer]).effect])
      }),
      RUNS,
    )
  })

  test('a document is equal to itself, and to itself in other words', () => {
    fc.assert(
      fc.property(arbitraryPolicy, (document) => {
        const turned = { ...document, Statement: statementsOf(document).toReversed() }
        expect(compared([document, document]).effect).toBe('equal')
        expect(compared([document, turned]).effect).toBe('equal')
        expect(compared([document, { ...turned, Statement: [...turned.Statement, ...turned.Statement] }]).effect).toBe(
          'equal',
        )
      }),
      RUNS,
    )
  })

  test.each([
    ['Allow', 'narrower'],
    ['Deny', 'broader'],
  ])('one more statement that says %s makes it never %s', (effect, never) => {
    fc.assert(
      fc.property(arbitraryPolicy, arbitraryStatement, (document, statement) => {
        const { effect: found } = compared([document, withStatement(document, { ...statement, Effect: effect })])
        expect([never, 'different']).not.toContain(found)
      }),
      RUNS,
    )
  })

  test('a larger limit never turns an answer into another', () => {
    const limit = fc.integer({ min: 1, max: 400 })
    fc.assert(
      fc.property(pair, limit, limit, (documents, steps, nodes) => {
        const { effect } = compared(documents, { steps: steps * 20, nodes, values: nodes, patterns: nodes })
        if (effect !== 'undecided') expect(compared(documents).effect).toBe(effect)
      }),
      RUNS,
    )
  })
})
