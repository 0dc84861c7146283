import fc from 'fast-check'
import { expect, test } from 'vitest'

import { oneResource } from '../../src/access/asked-resource.ts'
import { mayTake } from '../../src/access/may-take.ts'
import { word } from '../properties/arbitrary-word.ts'

test.each<[name: string, patterns: string | string[], resource: string, expected: boolean]>([
  ['the resource itself', ['b', 'a'], 'a', true],
  ['the resource itself, no list', 'a', 'a', true],
  ['another', ['ab'], 'a', false],
  ['the beginning of it', ['a', 'b'], 'ab', false],
  ['a pattern that begins as it does', ['a*x'], 'ab', true],
  ['one that begins otherwise', ['b*', 'ab?'], 'a', false],
  ['one that begins with a variable', ['${aws:username}'], 'a', true],
  ['the empty text', [''], 'a', false],
  ['none', [], 'a', false],
  ['a long resource', 'a'.repeat(300), 'a'.repeat(300), true],
  ['another that is as long, which must be read', `${'a'.repeat(299)}b`, 'a'.repeat(300), true],
  ['a shorter one', 'a'.repeat(200), 'a'.repeat(300), false],
  ['a letter of two code units', 'a😀*', 'a😀b', true],
  ['a resource with what JSON has between texts', ['a', 'b'], 'a","b', false],
])('%s', (_name, patterns, resource, expected) => {
  expect(mayTake(resource)(JSON.stringify(patterns))).toBe(expected)
})

test('what takes a resource may take it', () => {
  const pattern = word(['a', 'b', '*', '?', '$', '${aws:username}', '${*}', '${?}', '${$}'])
  fc.assert(
    fc.property(fc.array(pattern, { maxLength: 3 }), word(['a', 'b', '*', '$', ',', '"']), (patterns, one) => {
      const isTaken = oneResource(one).isAmong({ patterns, except: false }).is !== 'never'
      if (isTaken) expect(mayTake(one)(JSON.stringify(patterns))).toBe(true)
    }),
    { numRuns: 2000 },
  )
})
