import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { startBudget } from '../../../src/policy/limits.ts'
import { findText } from '../../../src/policy/pattern/find-text.ts'
import { includes } from '../../../src/policy/pattern/includes.ts'
import { intersects } from '../../../src/policy/pattern/intersects.ts'
import { matches } from '../../../src/policy/pattern/matches.ts'
import { parsePattern } from '../../../src/policy/pattern/parse.ts'
import type { Pattern } from '../../../src/policy/pattern/pattern.ts'
import { arbitraryPattern } from './arbitrary-pattern.ts'
import { slowMatch } from './slow-match.ts'

const RUNS = { numRuns: 100 }

describe('long patterns', () => {
  const piece = fc.tuple(fc.constantFrom('a', 'b', 'ab', 'a?', '?', '*'), fc.constantFrom(1, 1, 2, 9, 130))
  const pieces = fc.array(piece, { minLength: 1, maxLength: 7 })

  test('match what all places of each token say', () => {
    // A text is the pattern with other fillings, so that it matches, or nearly does.
    const fill = fc.tuple(fc.constantFrom('', 'a', 'ab', 'b'), fc.constantFrom('a', 'b'), fc.nat({ max: 4 }))
    fc.assert(
      fc.property(pieces, fc.array(fill, { minLength: 1, maxLength: 4 }), (pieces, fills) => {
        const written = pieces.map(([letters, times]) => letters.repeat(times)).join('')
        const pattern = parsePattern(`*${written}*`)
        for (const [many, one, cut] of fills) {
          const text = written.replaceAll('*', many).replaceAll('?', one).slice(cut)
          expect(matches(pattern, text)).toBe(slowMatch(pattern.tokens, text))
        }
      }),
      RUNS,
    )
  })

  test('are held against one another as short ones are', () => {
    const others = fc.array(arbitraryPattern, { minLength: 1, maxLength: 4 })
    const long = (pattern: Pattern): Pattern => parsePattern('ba'.repeat(300) + pattern.text)
    const short = (pattern: Pattern): Pattern => parsePattern(`ba${pattern.text}`)
    fc.assert(
      fc.property(arbitraryPattern, arbitraryPattern, others, (one, other, outside) => {
        expect(includes(long(one), long(other))).toBe(includes(short(one), short(other)))
        expect(intersects(long(one), long(other))).toBe(intersects(short(one), short(other)))
        const found = findText({ within: [[long(one)], [long(other)]], outside: outside.map(long) }, startBudget())
        const same = findText({ within: [[short(one)], [short(other)]], outside: outside.map(short) }, startBudget())
        expect(found).toBe(same === null ? null : 'ba'.repeat(299) + same)
      }),
      RUNS,
    )
  })
})
