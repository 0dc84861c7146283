import { describe, expect, test } from 'vitest'

import { matches } from '../../../src/policy/pattern/matches.ts'
import { parseLiteral, parsePattern } from '../../../src/policy/pattern/parse.ts'
import { HOSTILE } from './hostile.ts'

describe('matching', () => {
  test.each<[pattern: string, text: string, expected: boolean]>([
    ['', '', true],
    ['', 'a', false],
    ['*', '', true],
    ['*', 'anything', true],
    ['?', '', false],
    ['?', 'a', true],
    ['?', 'ab', false],
    ['?*', '', false],
    ['arn:aws:s3:::b/*', 'arn:aws:s3:::b/a/c', true],
    ['arn:aws:s3:::b/*', 'arn:aws:s3:::b/', true],
    ['arn:aws:s3:::b/*', 'arn:aws:s3:::b', false],
    ['arn:aws:iam::*:role/x', 'arn:aws:iam::111122223333:role/a:role/x', true],
    ['arn:aws:iam::????????????:root', 'arn:aws:iam::111122223333:root', true],
    ['arn:aws:iam::????????????:root', 'arn:aws:iam::11112222333:root', false],
    ['*a?b*c', 'xaabaxbxc', true],
    ['*a?b*c', 'xabaaxbxd', false],
    ['a*a', 'a', false],
    ['a*a', 'aa', true],
    ['*ab*ab', 'ab', false],
    ['*ab*ab', 'abab', true],
    ['*aab', 'aaab', true],
    ['a*?', 'a', false],
    ['a${*}', 'a*', true],
    ['a${*}', 'ab', false],
    ['A', 'a', false],
    ['?', '𝒳', false],
    ['??', '𝒳', true],
    ['${aws:username}', 'ada', false],
    ['${aws:username}', '', false],
    ['*${aws:username}*', 'ada', false],
  ])('%s, %s: %s', (pattern, text, expected) => {
    expect(matches(parsePattern(pattern), text)).toBe(expected)
  })

  test('of a text without wildcards', () => {
    expect(matches(parseLiteral('a*'), 'a*')).toBe(true)
    expect(matches(parseLiteral('a*'), 'ab')).toBe(false)
  })

  test('in any letter case', () => {
    expect(matches(parsePattern('Ab*D'), 'aBcd', true)).toBe(true)
    expect(matches(parsePattern('Ab*D'), 'aBcd')).toBe(false)
    expect(matches(parsePattern('ab'), 'AC', true)).toBe(false)
  })

  describe('long parts', () => {
    const long = 'ab'.repeat(200)
    test.each<[name: string, pattern: string, text: string, expected: boolean]>([
      ['found', `*${long}c*`, `ab${long}c`, true],
      ['not found', `*${long}c*`, `${long}d${long}`, false],
      ['found after a false start', `*${long}ac*`, `${long}ab${long}ac`, true],
      ['found with any characters', `*a?${long}??c*`, `aaa${long}xyc`, true],
      ['not found with any characters', `*a?${long}??c*`, `aaa${long}xc`, false],
      ['many short ones found', `*${'a?'.repeat(30)}c*`, `${'ab'.repeat(40)}c`, true],
      ['many short ones not found', `*${'a?'.repeat(30)}c*`, `${'ab'.repeat(29)}c`, false],
      ['overlapping the end', `*${long}*b${long}`, `${long}b${long.slice(1)}`, false],
      ['with a variable', `*a?${long}*\${k}`, `aa${long}`, false],
    ])('%s', (_, pattern, text, expected) => {
      expect(matches(parsePattern(pattern), text)).toBe(expected)
    })
  })

  test.each(HOSTILE)('a hostile pattern returns: $name', ({ pattern, text }) => {
    expect(matches(parsePattern(pattern), text)).toBe(false)
    expect(matches(parsePattern(pattern), pattern.replaceAll(/[*?]/g, 'a'))).toBe(true)
  })
})
