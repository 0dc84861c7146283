import { expect, test } from 'vitest'

import { COLUMNS, VIEWS } from '../../docs/generate/view-descriptions.ts'
import { viewsText } from '../../docs/generate/views.ts'

test('a view that nobody describes fails', () => {
  expect(() => viewsText([{ name: 'loaves', columns: ['name'] }])).toThrow('loaves')
})
test('a column that nobody describes fails', () => {
  expect(() => viewsText([{ name: 'roles', columns: ['crust'] }])).toThrow('crust')
})
test('a description that describes nothing fails', () => {
  expect(() => viewsText([])).toThrow('describes nothing')
})
test('descriptions are sentences', () => {
  for (const sentence of [...VIEWS.values(), ...COLUMNS.values()]) expect(sentence).toMatch(/^[`A-Z].*[.…]$/)
})
