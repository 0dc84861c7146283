import fc from 'fast-check'
import { expect, test } from 'vitest'

import { readPolicyJson } from '../../src/policy/document/read-policy.ts'
import { plainPolicy } from '../support/plain-policy.ts'
import { printPolicy } from '../support/print-policy.ts'
import { arbitraryPolicy } from './arbitrary-policy.ts'

test('a policy that is printed and read is the same policy', () => {
  fc.assert(
    fc.property(arbitraryPolicy, (document) => {
      const policy = readPolicyJson(document)
      expect(plainPolicy(readPolicyJson(printPolicy(policy)))).toEqual(plainPolicy(policy))
    }),
    { numRuns: 300 },
  )
})

test('printing what was printed changes nothing', () => {
  fc.assert(
    fc.property(arbitraryPolicy, (document) => {
      const printed = printPolicy(readPolicyJson(document))
      expect(printPolicy(readPolicyJson(printed))).toEqual(printed)
    }),
    { numRuns: 300 },
  )
})
