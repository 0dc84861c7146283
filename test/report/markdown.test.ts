import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Cell } from '../../src/model/rows.ts'
import { markdown } from '../../src/report/markdown.ts'
import { HOSTILE } from '../fixtures/hostile/names.ts'
import { cellsOf, rows } from './arbitrary-rows.ts'
import { rendered, rowsOf, streamed } from './rendered.ts'

const CONTROL_OR_BIDI = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u

const cases: Readonly<Record<string, [Cell, string]>> = {
  'text as it is': ['arn:aws:iam::111122223333:role/oven-1', 'arn:aws:iam::111122223333:role/oven-1'],
  'a pipe': ['a|b', 'a\\|b'],
  'a backslash before a pipe': ['a\\|b', 'a&#92;\\|b'],
  'line ends': ['a\r\nb\nc', 'a b c'],
  HTML: ['<b>&amp;', '&#60;b&#62;&#38;amp;'],
  'code and emphasis': ['`a` *b* _c_', '\\`a\\` \\*b\\* \\_c\\_'],
  'a link': ['[a](http://example.com)', '\\[a\\](http\\://example.com)'],
  'a bare address': [
    'https://example.com www.example.com ada@example.com',
    'https\\://example.com www\\.example.com ada`@`example.com',
  ],
  'at signs beside code': ['`@@`', '\\``@@`\\`'],
  'a list': [['a', 1, null, { k: 'v' }], 'a, 1, null, {"k":"v"}'],
  null: [null, ''],
}

test.each(Object.entries(cases))('%s', async (_, [cell, expected]) => {
  expect(await rendered(markdown(rowsOf(['roleArn'], [cell])))).toBe(`| roleArn |\n| --- |\n| ${expected} |\n`)
})

test('evidence in phrases', async () => {
  const evidence = [{ kind: 'absent', of: 'a', what: 'boundary' }]
  expect(await rendered(markdown(rowsOf(['evidence'], [evidence])))).toContain('| no boundary |')
})

test('no columns, nothing', async () => {
  expect(await rendered(markdown(rowsOf([])))).toBe('')
})

test.each(HOSTILE)('nothing but text: %j', async (hostile) => {
  assertTable(await rendered(markdown(rowsOf([hostile, 'b'], [hostile, [hostile]]))), 2, 1)
})

test('whatever rows hold, a table of as many cells', async () => {
  await fc.assert(
    fc.asyncProperty(rows(), async (answer) => {
      assertTable(await rendered(markdown(streamed(answer))), answer.columns.length, cellsOf(answer).length)
    }),
  )
})

function assertTable(text: string, columns: number, rows: number): void {
  const lines = text.split('\n')
  expect(lines.pop()).toBe('')
  expect(lines).toHaveLength(rows + 2)
  for (const line of lines) {
    const bare = line.replace(/\\[|`*_[\]~$:.]|`@+`/g, '')
    expect(bare.split('|')).toHaveLength(columns + 2)
    expect(bare).not.toMatch(/[<>`*_[\]\\]/)
    expect(bare).not.toMatch(/:\/\/|www\./i)
    expect(line).not.toMatch(CONTROL_OR_BIDI)
  }
}
