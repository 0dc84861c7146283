import { describe, expect, test } from 'vitest'

import { shortestLoop } from '../../../../src/queries/shared/trust/shortest-loop.ts'

const loop = (start: string, steps: Readonly<Record<string, readonly string[]>>) =>
  shortestLoop(start, (at) => steps[at] ?? [])

describe('the shortest loop', () => {
  test('is one step from itself', () => expect(loop('a', { a: ['a'] })).toEqual(['a']))
  test('goes out and back', () => expect(loop('a', { a: ['b'], b: ['a'] })).toEqual(['a', 'b']))
  test('is the shortest, not the first', () => {
    expect(loop('a', { a: ['b', 'd'], b: ['c'], c: ['a'], d: ['a'] })).toEqual(['a', 'd'])
  })
  test('is none where no way leads back', () => expect(loop('a', { a: ['b'], b: ['c'], c: ['b'] })).toBeNull())
  test('is none where nothing leads on', () => expect(loop('a', {})).toBeNull())
})
