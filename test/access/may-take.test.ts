import fc from 'fast-check'
import { expect, test } from 'vitest'

import { oneResource } from '../../src/access/asked-resource.ts'
import { mayTake } from '../../src/access/may-take.ts'
import { word } from '../properties/arbitrary-word.ts'

test.each<[name: string, patterns: string[], except: boolean, resource: string | null, expected: boolean]>([
  ['the resource itself', ['b', 'a'], false, 'a', true],
  ['another', ['ab'], false, 'a', false],
  ['a pattern that begins as it does', ['a*x'], false, 'ab', true],
  ['one that begins otherwise', ['b*', 'ab?'], false, 'a', false],
  ['one that begins with a variable', ['${aws:username}'], false, 'a', true],
  ['all but some', ['a'], true, 'a', true],
  ['any resource', ['b'], false, null, true],
])('%s', (_name, patterns, except, resource, expected) => {
  expect(mayTake({ patterns, except }, resource)).toBe(expected)
})

test('what takes a resource may take it', () => {
  const pattern = word(['a', 'b', '*', '?', '$', '${aws:username}', '${*}', '${?}', '${$}'])
  fc.assert(
    fc.property(
      fc.array(pattern, { maxLength: 3 }),
      fc.boolean(),
      word(['a', 'b', '*', '$']),
      (patterns, except, one) => {
        const set = { patterns, except }
        if (oneResource(one).isAmong(set).is !== 'never') expect(mayTake(set, one)).toBe(true)
      },
    ),
    { numRuns: 2000 },
  )
})
