import { describe, expect, test } from 'vitest'

import { parsePattern } from '../../../src/policy/pattern/parse.ts'
import { isClosed, openVariables, variablesOf, withValues } from '../../../src/policy/pattern/variables.ts'

test('the keys of a pattern, each once', () => {
  expect(variablesOf(parsePattern('${b}/${A}*${a}${*}'))).toEqual(['b', 'a'])
  expect(variablesOf(parsePattern('a*'))).toEqual([])
  expect(isClosed(parsePattern('a*${*}'))).toBe(true)
  expect(isClosed(parsePattern('${a}'))).toBe(false)
})

describe('putting in values', () => {
  test.each<[name: string, written: string, values: Record<string, string | null>, result: string | null]>([
    ['a value', 'a/${k}/b', { k: 'v' }, 'a/v/b'],
    ['a value that is not known', 'a/${k}/*', {}, 'a/${k}/*'],
    ['a key that is missing', 'a/${k}', { k: null }, null],
    ['a missing key with a default', "a/${k, 'd'}", { k: null }, 'a/d'],
    ['a known key with a default', "a/${k, 'd'}", { k: 'v' }, 'a/v'],
    ['a default while the value is not known', "a/${k, 'd'}", {}, "a/${k, 'd'}"],
    ['wildcards in a value', '${k}*', { k: '*?' }, '${*}${?}*'],
    ['wildcards in a default', "${k, '*'}", { k: null }, '${*}'],
    ['a variable in a value', '${k}', { k: '${j}', j: 'v' }, '${$}{j}'],
    ['an empty value', 'a*${k}*b', { k: '' }, 'a*b'],
    ['one of two missing', '${j}${k}', { j: 'v', k: null }, null],
    ['one of two known', '${j}${k}', { j: 'v' }, 'v${k}'],
    ['no variables', 'a*', { k: null }, 'a*'],
  ])('%s', (_, written, values, result) => {
    const pattern = withValues(parsePattern(written), (key) => values[key])
    expect(pattern?.text ?? null).toBe(result)
    if (result !== null) expect(pattern).toEqual(parsePattern(result))
  })
})

test('opened, each variable is any text', () => {
  expect(openVariables(parsePattern("a${k}?${j, 'd'}b"))).toEqual(parsePattern('a*?*b'))
  expect(openVariables(parsePattern('a${*}'))).toEqual(parsePattern('a${*}'))
})
