import { describe, expect, test } from 'vitest'

import { LimitReached, LIMITS, startBudget } from '../../../src/policy/limits.ts'
import { findText } from '../../../src/policy/pattern/find-text.ts'
import { isCovered } from '../../../src/policy/pattern/is-covered.ts'
import { parsePattern } from '../../../src/policy/pattern/parse.ts'
import { searchText } from '../../../src/policy/pattern/search-text.ts'
import { isWanted, type Wanted } from '../../../src/policy/pattern/wanted.ts'
import { countingBudget } from './counting-budget.ts'
import { HOSTILE } from './hostile.ts'

function wanted(within: readonly (readonly string[])[], outside: readonly string[]): Wanted {
  return { within: within.map((group) => group.map(parsePattern)), outside: outside.map(parsePattern) }
}

const GLUE = 'ABCDEFGHIJKLMN'.split('').map((type) => `arn:aws:glue:*:*:${type}/*`)

describe('finding a text', () => {
  test.each<[name: string, within: readonly (readonly string[])[], outside: readonly string[], found: string | null]>([
    ['anything', [], [], 'x'],
    ['of a literal', [['abc']], [], 'abc'],
    ['of stars', [['arn:aws:s3:::b/*']], [], 'arn:aws:s3:::b/'],
    ['of question marks', [['arn:aws:iam::???:root']], [], 'arn:aws:iam::xxx:root'],
    ['of a group without patterns', [[]], [], null],
    ['of the empty text alone', [['']], [], null],
    ['of one of a group', [['', 'ab*']], [], 'ab'],
    ['with a letter that the others lack', [['a?']], ['axe*'], 'ay'],
    ['outside everything', [['a']], ['*'], null],
    ['outside every non-empty text', [['a']], ['?*'], null],
    ['outside itself', [['a*']], ['a*'], null],
    ['outside what includes it', [['ab*']], ['a*'], null],
    ['outside a part of it', [['a*']], ['a', 'ax*'], 'ay'],
    ['outside what covers it together', [['a*']], ['a', 'a?', 'a??*'], null],
    ['outside what does not quite', [['a*']], ['a', 'a?', 'a???*'], 'axx'],
    ['outside what has no text in common with it', [['a*']], ['b*'], 'a'],
    ['of two at once', [['a*'], ['*b']], [], 'ab'],
    ['of two that exclude one another', [['a*'], ['b*']], [], null],
    ['of two at once, outside a third', [['a*'], ['*b']], ['ab'], 'axb'],
    [
      'of two that share one',
      [
        ['a*', 'b'],
        ['b', 'c'],
      ],
      [],
      'b',
    ],
    ['of two orders', [['*a*'], ['*b*']], ['*ab*'], 'ba'],
    ['of several overlapping ones', [['*ab*'], ['*bc*'], ['*ca*']], [], 'abca'],
    ['of wildcards as characters', [['a${*}']], [], 'a*'],
    ['of a variable', [['a${k}b']], [], 'ab'],
    ['of a variable outside the same', [['a${k}b']], ['a${k}b'], null],
    ['outside a variable, which may have any value', [['a*']], ['a${k}'], 'a'],
    ['of any, outside what every letter begins', [['*']], LETTERS().map((letter) => `${letter}*`), 'À'],
  ])('%s', (_, within, outside, found) => {
    expect(findText(wanted(within, outside), startBudget())).toBe(found)
  })

  test('a letter that occurs serves where it does as well', () => {
    const question = wanted([['??*']], ['?', 'q?', ...LETTERS().map((letter) => `q${letter}*`), '*x?', '??'])
    expect(findText(question, startBudget())).toBe('yyy')
  })

  test.each<[name: string, question: Wanted, isFound: boolean]>([
    ['all of them', wanted([['arn:aws:glue:*:*:*']], GLUE), true],
    ['none but an odd one', wanted([['arn:aws:glue:*:*:?*/*']], [...GLUE, '*:x*', '*/']), true],
    ['covered with others', wanted([['arn:aws:glue:*:*:?*/*']], [...GLUE, '*:/*', '*:?/*', '*:??*/*']), false],
  ])('fourteen overlapping patterns take few steps: %s', (_, question, isFound) => {
    const budget = countingBudget()
    const found = searchText(question, 'x', budget)
    expect(found !== null && isWanted(found, question)).toBe(isFound)
    expect(budget.steps()).toBeLessThan(500)
  })

  test('of twice as many overlapping patterns it takes about twice the steps', () => {
    const stepsOf = (count: number): number => {
      const types = LETTERS().slice(0, count)
      const budget = countingBudget()
      const outside = types.map((type) => `arn:*:${type}*:*/${type}`)
      expect(searchText(wanted([['arn:*:*:*/?']], [...outside, 'arn:*/x']), 'é', budget)).not.toBeNull()
      return budget.steps()
    }
    expect(stepsOf(40)).toBeLessThan(4 * stepsOf(20))
  })

  test('hostile patterns end, or reach the limit', () => {
    const patterns = HOSTILE.map(({ pattern }) => pattern)
    const many = (count: number, of: (index: number) => string): readonly string[] =>
      Array.from({ length: count }, (_, index) => of(index))
    const questions = [
      ...patterns.map((pattern) =>
        wanted(
          [[pattern]],
          patterns.filter((other) => other !== pattern),
        ),
      ),
      ...patterns.map((pattern) => wanted([patterns, [`${pattern}*`]], [pattern])),
      wanted(
        many(20, (index) => `*${'abc'.charAt(index % 3)}${'?'.repeat(index)}`).map((one) => [one, `${one}q`]),
        [],
      ),
      wanted(
        [['*a????????????????'], ['*b????????????????']],
        many(80, (index) => `*c${'?'.repeat(index)}`),
      ),
      wanted(
        many(14, (index) => `*${String.fromCharCode(97 + index)}*`).map((one) => [one]),
        [],
      ),
      wanted(
        [[`${'?'.repeat(6000)}*`]],
        many(250, (index) => `${'?'.repeat(index)}b${'?'.repeat(5000)}*`),
      ),
    ]
    for (const question of questions) {
      try {
        const found = findText(question, startBudget())
        if (found !== null) expect(isWanted(found, question)).toBe(true)
      } catch (error) {
        expect(error).toEqual(new LimitReached('steps'))
      }
    }
  })

  test('too many patterns reach the limit', () => {
    const many = Array.from({ length: 257 }, (_, index) => `a${index}`)
    expect(() => findText(wanted([many], []), startBudget())).toThrow(new LimitReached('patterns'))
    expect(() => findText(wanted([['a*']], many), startBudget())).toThrow(new LimitReached('patterns'))
  })

  test('it takes no more steps than it has', () => {
    const question = wanted([['*a*'], ['*b*'], ['*c*']], [])
    expect(() => findText(question, startBudget({ ...LIMITS, steps: 20 }))).toThrow(new LimitReached('steps'))
    expect(findText(question, startBudget({ ...LIMITS, steps: 2000 }))).toBe('abc')
  })

  test('patterns with every character leave none to tell them apart', () => {
    const every = Array.from({ length: 0xd8_00 - 0x20 }, (_, index) => String.fromCharCode(0x20 + index)).join('')
    expect(() => findText(wanted([[`*${every}`]], []), startBudget())).toThrow(new LimitReached('patterns'))
  })
})

describe('whether others cover a pattern', () => {
  test.each<[pattern: string, by: readonly string[], expected: boolean]>([
    ['a', [], false],
    ['', [], true],
    ['a', ['a'], true],
    ['a*', ['b*', 'a*'], true],
    ['a*', ['ab*'], false],
    ['a*', ['a', 'a?*'], true],
    ['*', ['?', '??*'], true],
    ['*', ['?', '???*'], false],
    ['a*b', ['ab', 'a?b', 'a*?b'], true],
    ['*a*', ['a*', '?*a*'], true],
    ['*a*', ['a*', '??*a*'], false],
    ['a/${k}', ['a/${k}'], true],
    ['a/${k}', ['a/', 'a/?*'], true],
    ['a/b', ['a/${k}'], false],
    ['a/*', ['a/${k}', 'a/?*'], false],
  ])('%s by %j: %s', (pattern, by, expected) => {
    expect(isCovered(parsePattern(pattern), by.map(parsePattern), startBudget())).toBe(expected)
  })
})

/** Letters and digits. */
function LETTERS(): readonly string[] {
  return 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'.split('')
}
