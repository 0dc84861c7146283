import fc from 'fast-check'
import { expect, test } from 'vitest'

import { readPolicyJson } from '../../src/policy/document/read-policy.ts'
import { evaluate } from '../../src/policy/evaluate.ts'
import { referenceDocument } from '../support/reference-evaluator.ts'
import { arbitraryOddPolicy, arbitraryRequest } from './arbitrary-policy.ts'

test('the evaluator says what the reference says, which is slow and obvious', () => {
  fc.assert(
    fc.property(
      arbitraryOddPolicy,
      fc.array(arbitraryRequest, { minLength: 1, maxLength: 10 }),
      (document, requests) => {
        const policy = readPolicyJson(document)
        for (const request of requests) {
          const expected = referenceDocument(document, request)
          expect(evaluate(policy, request)).toBe(expected)
        }
      },
    ),
    { numRuns: 300 },
  )
})
