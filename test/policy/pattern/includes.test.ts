import { describe, expect, test } from 'vitest'

import { LimitReached, LIMITS, startBudget } from '../../../src/policy/limits.ts'
import { includes } from '../../../src/policy/pattern/includes.ts'
import { parsePattern } from '../../../src/policy/pattern/parse.ts'
import { HOSTILE } from './hostile.ts'

describe('whether every text of one pattern is one of another', () => {
  test.each<[outer: string, inner: string, expected: boolean]>([
    ['*', 'a', true],
    ['*', '?*', true],
    ['?*', '*', true],
    ['??*', '*', false],
    ['?*?', '*', false],
    ['a', '', true],
    ['', '', true],
    ['', 'a', false],
    ['', '*', false],
    ['a', 'a', true],
    ['a', 'b', false],
    ['a', 'a*', false],
    ['a', '?', false],
    ['?', 'a', true],
    ['?', '?', true],
    ['a*', 'a', true],
    ['a*', 'ab*', true],
    ['ab*', 'a*', false],
    ['*a', '*ba', true],
    ['a?*', 'a*c', true],
    ['a??*', 'a*c', false],
    ['a??*', 'a*cd', true],
    ['*a?*', '*a*b', true],
    ['*?b', '*ab', true],
    ['*a*', '*b*a*b*', true],
    ['*a*a*', '*a*', false],
    ['*ab*', '*a*b*', false],
    ['*a*b*', '*ab*', true],
    ['*a?b*', '*aab*', true],
    ['*a?b*', '*ab*', false],
    ['*a?b*', 'aaxb', true],
    ['a*', 'a${*}', true],
    ['a${*}', 'a*', false],
    ['arn:aws:s3:::*/*', 'arn:aws:s3:::b/x', true],
    ['arn:aws:s3:::b/*', 'arn:aws:s3:::b*', false],
    ['arn:aws:iam::*:role/*', 'arn:aws:iam::*:role/x*', true],
  ])('%s, %s: %s', (outer, inner, expected) => {
    expect(includes(parsePattern(outer), parsePattern(inner))).toBe(expected)
  })

  test.each<[name: string, outer: string, inner: string, expected: boolean]>([
    ['a variable is some text', 'a/*', 'a/${k}', true],
    ['which may be any', 'a/b*', 'a/${k}', false],
    ['and equals itself', 'a/${k}', 'a/${K}', true],
    ['but no other', 'a/${j}', 'a/${k}', false],
    ['nor a text', 'a/${k}', 'a/b', false],
    ['a default changes that', "a/${k, 'd'}", 'a/${k}', false],
  ])('%s', (_, outer, inner, expected) => {
    expect(includes(parsePattern(outer), parsePattern(inner))).toBe(expected)
  })

  test('hostile patterns return', () => {
    const patterns = HOSTILE.map(({ pattern }) => parsePattern(pattern))
    for (const pattern of patterns) {
      expect(includes(pattern, parsePattern(`*${pattern.text}`))).toBe(!pattern.text.startsWith('a'))
      for (const other of patterns) expect(includes(pattern, other, startBudget())).toBeTypeOf('boolean')
    }
  })

  test('it takes no more steps than it has', () => {
    const [one, other] = [parsePattern(`*a${'?a*'.repeat(100)}`), parsePattern(`*${'?a*'.repeat(100)}b*a`)]
    expect(() => includes(one, other, startBudget({ ...LIMITS, steps: 10 }))).toThrow(new LimitReached('steps'))
    expect(includes(one, other, startBudget({ ...LIMITS, steps: 500 }))).toBe(false)
  })
})
