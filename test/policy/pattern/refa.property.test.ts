import fc from 'fast-check'
import { DFA, isDisjointWith } from 'refa'
import { describe, expect, test } from 'vitest'

import { startBudget } from '../../../src/policy/limits.ts'
import { findText } from '../../../src/policy/pattern/find-text.ts'
import { includes } from '../../../src/policy/pattern/includes.ts'
import { intersects } from '../../../src/policy/pattern/intersects.ts'
import { isCovered } from '../../../src/policy/pattern/is-covered.ts'
import { matches } from '../../../src/policy/pattern/matches.ts'
import { arbitraryPattern } from './arbitrary-pattern.ts'
import { codeUnits, complementOf, refaAutomaton } from './refa-automaton.ts'

const RUNS = { numRuns: 300 }

describe('against automata of the library refa', () => {
  test('matching', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 9 })
    fc.assert(
      fc.property(arbitraryPattern, fc.array(text, { maxLength: 10 }), (pattern, texts) => {
        const automaton = refaAutomaton(pattern)
        const all = texts.map((letters) => letters.join(''))
        const matched = all.filter((text) => matches(pattern, text))
        expect(matched).toEqual(all.filter((text) => automaton.test(codeUnits(text))))
      }),
      RUNS,
    )
  })

  test('inclusion and intersection', () => {
    fc.assert(
      fc.property(arbitraryPattern, arbitraryPattern, (a, b) => {
        const [one, other] = [refaAutomaton(a), refaAutomaton(b)]
        expect(includes(a, b)).toBe(isDisjointWith(other, complementOf(one)))
        expect(includes(b, a)).toBe(isDisjointWith(one, complementOf(other)))
        expect(intersects(a, b)).toBe(!isDisjointWith(one, other))
      }),
      RUNS,
    )
  })

  test('a text within some and outside others', () => {
    const group = fc.array(arbitraryPattern, { minLength: 1, maxLength: 2 })
    const groups = fc.array(group, { maxLength: 3 })
    fc.assert(
      fc.property(groups, fc.array(arbitraryPattern, { maxLength: 5 }), (within, outside) => {
        const wanted = [
          ...within.map((group) => complementOf(notAny(group))),
          ...outside.map((pattern) => complementOf(refaAutomaton(pattern))),
        ].reduce((all, one) => DFA.fromIntersection(all, one), NON_EMPTY)
        const found = findText({ within, outside }, startBudget())
        expect(found === null).toBe(wanted.isEmpty)
        if (found !== null) expect(found).toSatisfy((text: string) => wanted.test(codeUnits(text)))
      }),
      RUNS,
    )
  })

  test('one covered by several', () => {
    const others = fc.array(arbitraryPattern, { maxLength: 5 })
    fc.assert(
      fc.property(arbitraryPattern, others, (pattern, by) => {
        expect(isCovered(pattern, by, startBudget())).toBe(isDisjointWith(refaAutomaton(pattern), notAny(by)))
      }),
      RUNS,
    )
  })
})

const NON_EMPTY = complementOf(DFA.emptyWord({ maxCharacter: 0xff_ff }))

function notAny(patterns: Parameters<typeof refaAutomaton>[0][]): DFA {
  return patterns
    .map((pattern) => complementOf(refaAutomaton(pattern)))
    .reduce((all, one) => DFA.fromIntersection(all, one), DFA.all({ maxCharacter: 0xff_ff }))
}
