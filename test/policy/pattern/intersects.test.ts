import { describe, expect, test } from 'vitest'

import { LimitReached, LIMITS, startBudget } from '../../../src/policy/limits.ts'
import { intersects } from '../../../src/policy/pattern/intersects.ts'
import { parsePattern } from '../../../src/policy/pattern/parse.ts'
import { HOSTILE } from './hostile.ts'

describe('whether two patterns have a text in common', () => {
  test.each<[one: string, other: string, expected: boolean]>([
    ['*', '*', true],
    ['*', '', false],
    ['', '', false],
    ['*', '?', true],
    ['a', 'a', true],
    ['a', 'b', false],
    ['a', 'ab', false],
    ['a*', '*b', true],
    ['a*b', 'b*a', false],
    ['a*', 'b*', false],
    ['*a', '*b', false],
    ['*a*', '*b*', true],
    ['??', '*a', true],
    ['?', '*ab', false],
    ['a*a', 'a', false],
    ['a*a', '?', false],
    ['a*b*c', 'a?c', true],
    ['a*b*c', 'ac', false],
    ['a*b*c', 'a??c', true],
    ['a*b*c', 'a?b', false],
    ['*a?c*', 'xab*', true],
    ['a${*}', 'a?', true],
    ['a${*}', 'ab*', false],
    ['arn:aws:s3:::b/*', 'arn:aws:s3:::*/x', true],
    ['arn:aws:s3:::b/*', 'arn:aws:s3:::c*/x', false],
    ['a/${k}', 'a/b*', true],
    ['a/${k}', 'a/${j}', true],
    ['a/${k}', 'b/${k}', false],
  ])('%s, %s: %s', (one, other, expected) => {
    expect(intersects(parsePattern(one), parsePattern(other))).toBe(expected)
    expect(intersects(parsePattern(other), parsePattern(one))).toBe(expected)
  })

  test('hostile patterns return', () => {
    const patterns = HOSTILE.map(({ pattern }) => parsePattern(pattern))
    for (const pattern of patterns) {
      expect(intersects(pattern, parsePattern(`?${pattern.text}`), startBudget())).toBeTypeOf('boolean')
      for (const other of patterns) {
        expect(intersects(pattern, other, startBudget())).toBe(intersects(other, pattern, startBudget()))
      }
    }
  })

  test('it takes no more steps than it has', () => {
    const [one, other] = [parsePattern(`*a${'?a*'.repeat(100)}`), parsePattern(`*${'?a*'.repeat(100)}b*`)]
    expect(() => intersects(one, other, startBudget({ ...LIMITS, steps: 10 }))).toThrow(new LimitReached('steps'))
    expect(intersects(one, other, startBudget({ ...LIMITS, steps: 500 }))).toBe(true)
  })
})
