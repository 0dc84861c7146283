import fc from 'fast-check'
import { expect, test } from 'vitest'

import type { PolicyRequest } from '../../../src/policy/request.ts'
import { referenceDocument } from '../../support/reference-evaluator.ts'
import { compared } from './comparing.ts'

const TAG = 'aws:PrincipalTag/t'
const NAMES = ['x', '*', '?', '${aws:PrincipalTag/t}', "${aws:PrincipalTag/t, 'x'}", "${aws:PrincipalTag/t, ''}*"]
const VALUES = ['x', '${aws:PrincipalTag/t}', "${aws:PrincipalTag/t, 'x'}", "${aws:username, 'y'}"]

const condition = fc.record(
  {
    Null: fc.record({ [TAG]: fc.constantFrom('true', 'false') }),
    StringEquals: fc.record(
      {
        's3:prefix': fc.subarray(VALUES, { minLength: 1, maxLength: 2 }),
        [TAG]: fc.subarray(['', 'x', 'y'], { minLength: 1 }),
      },
      { requiredKeys: [] },
    ),
    StringNotLikeIfExists: fc.record({ 's3:prefix': fc.constantFrom(...VALUES) }),
    'ForAnyValue:StringEquals': fc.record({ 'aws:TagKeys': fc.subarray(VALUES, { minLength: 1, maxLength: 2 }) }),
  },
  { requiredKeys: [] },
)

const statement = fc
  .record({
    Effect: fc.constantFrom('Allow', 'Allow', 'Deny'),
    element: fc.constantFrom('Resource', 'Resource', 'NotResource'),
    names: fc.subarray(NAMES, { minLength: 1, maxLength: 2 }),
    Condition: condition,
  })
  .map(({ Effect, element, names, Condition }) => ({ Effect, Action: 's3:GetObject', [element]: names, Condition }))

const statements = fc.array(statement, { minLength: 1, maxLength: 2 })

const texts = [undefined, '', 'x', 'y', 'xy']

/** Every request that such statements tell apart, and more. */
const REQUESTS: readonly PolicyRequest[] = ['x', 'y', 'xy'].flatMap((resource) =>
  texts.flatMap((tag) =>
    texts.flatMap((prefix) =>
      [undefined, 'x', 'y'].flatMap((user) =>
        [undefined, ['x'], ['y', 'xy']].map((tags) => ({
          action: 's3:GetObject',
          resource,
          context: new Map(
            Object.entries({
              'aws:principaltag/t': tag,
              's3:prefix': prefix,
              'aws:username': user,
              'aws:tagkeys': tags,
            }).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])),
          ),
        })),
      ),
    ),
  ),
)

const RANK: Readonly<Record<string, number>> = { deny: 0, none: 1, allow: 2 }

const SAYS = {
  equal: { more: false, less: false },
  broader: { more: true, less: false },
  narrower: { more: false, less: true },
  different: { more: true, less: true },
}

test('what brute force finds where keys may be missing is told, and little is undecided', () => {
  let [decided, undecided] = [0, 0]
  fc.assert(
    fc.property(statements, statements, (older, newer) => {
      const { effect } = compared(older, newer)
      if (effect === 'undecided') {
        undecided++
        return
      }
      decided++
      const [old, now] = [older, newer].map((Statement) => ({ Version: '2012-10-17', Statement }))
      for (const request of REQUESTS) {
        const [before = NaN, after = NaN] = [old, now].map((document) => RANK[referenceDocument(document, request)])
        if (before < after) expect([request, effect, SAYS[effect].more]).toEqual([request, effect, true])
        if (after < before) expect([request, effect, SAYS[effect].less]).toEqual([request, effect, true])
      }
    }),
    { numRuns: 150 },
  )
  expect(undecided / (decided + undecided)).toBeLessThan(0.1)
})
