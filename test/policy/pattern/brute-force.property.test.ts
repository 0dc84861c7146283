import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { startBudget } from '../../../src/policy/limits.ts'
import { commonText } from '../../../src/policy/pattern/common-text.ts'
import { findText } from '../../../src/policy/pattern/find-text.ts'
import { includes } from '../../../src/policy/pattern/includes.ts'
import { intersects } from '../../../src/policy/pattern/intersects.ts'
import { matches } from '../../../src/policy/pattern/matches.ts'
import { arbitraryPattern, textsUpTo } from './arbitrary-pattern.ts'
import { slowMatch } from './slow-match.ts'

const TEXTS = textsUpTo(6)
const RUNS = { numRuns: 120 }

describe('over every text of up to six characters', () => {
  test('a pattern matches what trying every length of every star matches', () => {
    fc.assert(
      fc.property(arbitraryPattern, (pattern) => {
        const texts = ['', ...TEXTS]
        const matched = texts.filter((text) => matches(pattern, text))
        expect(matched).toEqual(texts.filter((text) => slowMatch(pattern.tokens, text)))
      }),
      RUNS,
    )
  })

  test('what a pattern includes it matches, and two that have a text in common intersect', () => {
    fc.assert(
      fc.property(arbitraryPattern, arbitraryPattern, (a, b) => {
        const ofA = TEXTS.filter((text) => slowMatch(a.tokens, text))
        const ofB = TEXTS.filter((text) => slowMatch(b.tokens, text))
        if (includes(a, b)) expect(ofA).toEqual(expect.arrayContaining(ofB))
        if (ofA.some((text) => ofB.includes(text))) expect(intersects(a, b)).toBe(true)
      }),
      RUNS,
    )
  })

  test('a text that two have in common both take, and where none is found there is none', () => {
    fc.assert(
      fc.property(arbitraryPattern, arbitraryPattern, (a, b) => {
        const text = commonText(a, b)
        const inBoth = (text: string): boolean => slowMatch(a.tokens, text) && slowMatch(b.tokens, text)
        if (text === null) expect(['', ...TEXTS].find(inBoth)).toBeUndefined()
        else expect(text).toSatisfy(inBoth)
        if (text !== '') expect(text !== null).toBe(intersects(a, b))
      }),
      RUNS,
    )
  })

  test('a text that is found is wanted, and where none is found there is none', () => {
    const group = fc.array(arbitraryPattern, { minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(
        fc.array(group, { maxLength: 3 }),
        fc.array(arbitraryPattern, { maxLength: 4 }),
        (within, outside) => {
          const isWanted = (text: string): boolean =>
            within.every((group) => group.some(({ tokens }) => slowMatch(tokens, text))) &&
            !outside.some(({ tokens }) => slowMatch(tokens, text))
          const found = findText({ within, outside }, startBudget())
          if (found === null) expect(TEXTS.find(isWanted)).toBeUndefined()
          else expect(found).toSatisfy((text: string) => text !== '' && isWanted(text))
          expect(findText({ within, outside }, startBudget())).toBe(found)
        },
      ),
      RUNS,
    )
  })
})
