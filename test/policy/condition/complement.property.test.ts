import fc from 'fast-check'
import { expect, test } from 'vitest'

import { complementOf } from '../../../src/policy/condition/complement.ts'
import { holds } from '../../../src/policy/condition/holds.ts'
import { opposite } from '../../../src/policy/condition/truth.ts'
import { arbitraryTest, arbitraryValue } from './arbitrary-tests.ts'

const asked = fc.constantFrom('k', 'set', 'aws:tagkeys', 'aws:sourceip', 'aws:principalarn').chain((key) => {
  const sets = key === 'set' || key === 'aws:tagkeys'
  return fc.tuple(arbitraryTest(key, sets), arbitraryValue(key, sets))
})

test('a test holds exactly where its complement does not', () => {
  let compared = 0
  fc.assert(
    fc.property(asked, ([asked, value]) => {
      const complement = complementOf(asked, new Set())
      if (complement === null) return
      const isListUnderOne = typeof value === 'object' && asked.quantifier === null && asked.operator !== 'Null'
      const isMalformed = asked.key.startsWith('aws:') && value !== undefined && /^(?:Arn|Not|Ip)/.test(asked.operator)
      fc.pre(!isListUnderOne && !isMalformed)
      compared++
      const context = new Map(value === undefined ? [] : [[asked.key, value]])
      expect(holds(complement, context)).toBe(opposite(holds(asked, context)))
    }),
    { numRuns: 2000 },
  )
  expect(compared).toBeGreaterThan(500)
})
