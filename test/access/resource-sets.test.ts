import { describe, expect, test } from 'vitest'

import { certainlyCovers, mayIntersect } from '../../src/access/resource-sets.ts'
import type { PatternSet } from '../../src/policy/document/policy.ts'

const only = (...patterns: string[]): PatternSet => ({ patterns, except: false })
const allBut = (...patterns: string[]): PatternSet => ({ patterns, except: true })

describe('certainlyCovers', () => {
  test.each<[string, PatternSet | null, PatternSet | null, boolean]>([
    ['everything', only('*'), only('a*'), true],
    ['the policy’s own resource', null, only('a'), true],
    ['a wider pattern', only('a*'), only('ab', 'ac*'), true],
    ['a narrower one', only('ab*'), only('a*'), false],
    ['several together', only('a*', '?b*', 'c'), only('?b*'), true],
    ['the same variable', only('x/${aws:username}'), only('x/${aws:username}'), true],
    ['a variable, whatever its value', only('x/*'), only('x/${aws:username}'), true],
    ['what a variable may not be', only('x/${aws:username}'), only('x/ada'), false],
    ['all but another', allBut('b*'), only('a*'), true],
    ['all but a part of it', allBut('ab*'), only('a*'), false],
    ['all but less', allBut('ab'), allBut('a*'), true],
    ['all but more', allBut('a*'), allBut('ab'), false],
    ['some of all but', only('a*'), allBut('b'), false],
  ])('%s', (_, outer, inner, expected) => {
    expect(certainlyCovers(outer, inner)).toBe(expected)
  })
})

describe('mayIntersect', () => {
  test.each<[string, PatternSet | null, PatternSet | null, boolean]>([
    ['two that meet', only('a*b'), only('*c', 'ab*'), true],
    ['two that do not', only('a*'), only('b*'), false],
    ['a variable may be anything', only('x/${aws:username}'), only('x/ada'), true],
    ['all but it', allBut('a*'), only('ab'), false],
    ['all but some of it', allBut('ab'), only('a*'), true],
    ['two exceptions', allBut('a'), allBut('b'), true],
    ['the policy’s own resource', null, only('a'), true],
  ])('%s', (_, a, b, expected) => {
    expect(mayIntersect(a, b)).toBe(expected)
    expect(mayIntersect(b, a)).toBe(expected)
  })
})
