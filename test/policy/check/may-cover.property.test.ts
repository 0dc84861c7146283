import fc from 'fast-check'
import { expect, test } from 'vitest'
import { listMarks, mayHaveAll } from '../../../src/policy/check/list-marks.ts'
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

const word = fc.constantFrom('s3:Get', 'S3:', 'sqs:', 'a', 'K', '\u212a', '*', '?', '$', '${*}', '')
const words = fc.array(
  fc.array(word, { maxLength: 3 }).map((pieces) => pieces.join('')),
  { maxLength: 3 },
)

test('what may be covered by how it is written may be so by its marks, in whatever case', () => {
  const seen = { covered: 0, ruledOut: 0 }
  const lower = (texts: readonly string[]) => texts.map((text) => text.toLowerCase())
  fc.assert(
    fc.property(words, words, (outer, inner) => {
      const mayBe = mayHaveAll(listMarks(outer), listMarks(inner))
      if (!mayBe) seen.ruledOut++
      if (!mayCover(lower(outer), lower(inner))) return
      seen.covered++
      expect(mayBe).toBe(true)
    }),
    { numRuns: 5000 },
  )
  expect(Math.min(seen.covered, seen.ruledOut)).toBeGreaterThan(500)
})
