import { describe, expect, it } from 'vitest'

import { addAction, noActions } from '../../../src/policy/action/action-bits.ts'
import { outermostActions } from '../../../src/policy/action/outermost-actions.ts'

const SIZE = 100

describe('the outermost of a set of actions', () => {
  it.each<[name: string, ids: readonly number[], expected: readonly number[]]>([
    ['none of none', [], []],
    ['the only one is both', [31], [31, 31]],
    ['the first of all', [0], [0, 0]],
    ['in one word', [3, 7, 30], [3, 30]],
    ['over several words', [97, 32, 64], [32, 97]],
    ['the last bit of a word', [31, 63], [31, 63]],
  ])('%s', (_name, ids, expected) => {
    const bits = noActions(SIZE)
    for (const id of ids) addAction(bits, id)
    expect(outermostActions(bits)).toEqual(expected)
  })
})
