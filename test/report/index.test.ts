import { expect, test } from 'vitest'
import { FORMAT_NAMES, FORMATS, formatOf, isFormat } from '../../src/report/index.ts'
import { rendered, rowsOf } from './rendered.ts'

test.each([
  ['roles.csv', 'csv'],
  ['out/roles.CSV.gz', 'csv'],
  ['roles.json', 'json'],
  ['roles.ndjson', 'ndjson'],
  ['roles.jsonl.gz', 'ndjson'],
  ['roles.md', 'markdown'],
  ['roles.markdown', 'markdown'],
  ['roles.txt', null],
  ['csv', null],
  ['-', null],
  ['roles.gz', null],
])('%s is written as %s', (path, format) => {
  expect(formatOf(path)).toBe(format)
})

test('every format is listed once, and renders', async () => {
  expect(FORMAT_NAMES).toHaveLength(Object.keys(FORMATS).length)
  expect(new Set<string>(FORMAT_NAMES)).toEqual(new Set(Object.keys(FORMATS)))
  for (const format of FORMAT_NAMES) {
    const render = await FORMATS[format].load()
    expect(await rendered(render(rowsOf(['roleArn'], ['oven'])))).toContain('oven')
  }
})

test('a word that names a format', () => {
  expect(isFormat('csv')).toBe(true)
  expect(isFormat('toString')).toBe(false)
})
