import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mayCover } from '../../../src/policy/check/may-cover.ts'
import { includes } from '../../../src/policy/pattern/includes.ts'
import { parsePattern } from '../../../src/policy/pattern/parse.ts'

const pattern = fc
  .array(fc.constantFrom('a', 'b', ':', '*', '?', '$', '${*}', '${a:b}', ''), { maxLength: 5 })
  .map((pieces) => pieces.join(''))
const patterns = fc.array(pattern, { maxLength: 3 })

test('where each pattern is within one of others, these may cover them', () => {
  let covered = 0
  fc.assert(
    fc.property(patterns, patterns, (outer, inner) => {
      const isCovered = inner.every((text) =>
        outer.some((around) => includes(parsePattern(around), parsePattern(text))),
      )
      if (!isCovered) return
      covered++
      expect(mayCover(outer, inner)).toBe(true)
    }),
    { numRuns: 2000 },
  )
  expect(covered).toBeGreaterThan(100)
})
