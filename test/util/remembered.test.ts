import { expect, test } from 'vitest'

import { rememberedPairs } from '../../src/util/remembered-pairs.ts'
import { rememberedTexts } from '../../src/util/remembered-texts.ts'

test('lists of texts are the same key where they have the same in the same order', () => {
  const asked: string[] = []
  const answer = rememberedTexts((texts) => asked.push(JSON.stringify(texts)))
  for (const texts of [['a', 'b'], ['a', 'b'], ['b', 'a'], ['a b'], ['a', 'b', ''], [], ['a'], []]) answer(texts)
  expect(asked).toEqual(['["a","b"]', '["b","a"]', '["a b"]', '["a","b",""]', '[]', '["a"]'])
})

test('of too many texts all lists are forgotten, and answered as before', () => {
  const asked: string[] = []
  const answer = rememberedTexts((texts) => {
    asked.push(texts.join(' '))
    return texts.length
  }, 3)
  const lists = [['a', 'b'], ['a', 'c'], ['a', 'b'], ['d'], ['a', 'b'], ['a', 'b']]
  expect(lists.map(answer)).toEqual([2, 2, 2, 1, 2, 2])
  expect(asked).toEqual(['a b', 'a c', 'd', 'a b'])
})

test('a pair is asked once, and the other way round is another', () => {
  const [a, b] = [{ name: 'a' }, { name: 'b' }]
  const asked: string[] = []
  const answer = rememberedPairs((one: { name: string }, other: { name: string }) => {
    asked.push(one.name + other.name)
    return asked.length
  })
  expect([answer(a, b), answer(a, b), answer(b, a), answer(a, a), answer(b, a)]).toEqual([1, 1, 2, 3, 2])
  expect(asked).toEqual(['ab', 'ba', 'aa'])
})

test('many more pairs than are kept are answered as any other', () => {
  const keys = Array.from({ length: 120 }, (_, value) => ({ value }))
  const sum = rememberedPairs((a: { value: number }, b: { value: number }) => a.value + b.value)
  const wrong = keys.flatMap((a) => keys.filter((b) => sum(a, b) !== a.value + b.value))
  expect(wrong).toEqual([])
  expect(sum({ value: 1 }, { value: 2 })).toBe(3)
})
