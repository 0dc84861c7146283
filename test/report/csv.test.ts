import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Cell } from '../../src/model/rows.ts'
import { csv } from '../../src/report/csv.ts'
import { visibleJson } from '../../src/util/visible-json.ts'
import { HOSTILE } from '../fixtures/hostile/names.ts'
import { cellsOf, rows } from './arbitrary-rows.ts'
import { rendered, rowsOf, streamed } from './rendered.ts'

const FORMULA_FIRST = /^[\s\p{Cc}\p{Bidi_Control}]*[=+\-@＝＋－＠]/u

const cases: Readonly<Record<string, [readonly string[], readonly Cell[], string]>> = {
  'headers in snake case': [['principalArn', 'createdAt'], ['a', 'b'], 'principal_arn,created_at\r\na,b\r\n'],
  'null and text without letters are empty': [['a', 'b'], [null, ''], 'a,b\r\n,\r\n'],
  'a lone empty field is quoted, since readers skip blank lines': [['a'], [null], 'a\r\n""\r\n'],
  'booleans and numbers': [['a', 'b', 'c'], [true, -1.5, 1e21], 'a,b,c\r\ntrue,-1.5,1e+21\r\n'],
  'quotes, commas and line ends': [['a', 'b', 'c'], ['"', ',', '\n'], 'a,b,c\r\n"""",",","\n"\r\n'],
  'lists and objects as JSON': [['a', 'b'], [['x', 1], { k: null }], 'a,b\r\n"[""x"",1]","{""k"":null}"\r\n'],
  'evidence as JSON': [
    ['evidence'],
    [[{ kind: 'absent', what: 'boundary' }]],
    'evidence\r\n"[{""kind"":""absent"",""what"":""boundary""}]"\r\n',
  ],
  'a formula, in a header too': [['=a', 'b'], ['=1', ' +1'], "'=a,b\r\n'=1,' +1\r\n"],
  'a formula behind marks, or in full width': [
    ['a', 'b', 'c'],
    ['\u200e@x', '＝1', '\tx'],
    "a,b,c\r\n'\u200e@x,'＝1,'\tx\r\n",
  ],
}

test.each(Object.entries(cases))('%s', async (_, [columns, cells, expected]) => {
  expect(await rendered(csv(rowsOf(columns, cells)))).toBe(expected)
})

test('headers verbatim, for the columns of SQL', async () => {
  expect(await rendered(csv(rowsOf(['principalArn']), { headers: 'verbatim' }))).toBe('principalArn\r\n')
})

test('for a terminal, without what it obeys; else as it is', async () => {
  const odd = rowsOf(['a\u009b2J', 'b'], ['\u001b[31m\u202ered\nline\t\u0007', '\u001b=1'])
  expect(await rendered(csv(odd, { terminal: true }))).toBe("a2_j,b\r\n[31mred line ,'=1\r\n")
  expect(await rendered(csv(odd, { terminal: true, headers: 'verbatim', formulaGuard: false }))).toBe(
    'a2J,b\r\n[31mred line ,=1\r\n',
  )
  expect(await rendered(csv(odd))).toContain('\u001b[31m\u202ered\nline\t\u0007')
})

test('a file never opens with a byte order mark of its own', async () => {
  expect(await rendered(csv(rowsOf(['\ufeffa']), { headers: 'verbatim' }))).toBe('"\ufeffa"\r\n')
})

test('a value missing in a row is empty', async () => {
  expect(await rendered(csv({ columns: ['a', 'b'], rows: [new Map([['b', 1]])] }))).toBe('a,b\r\n,1\r\n')
})

test('more rows than a batch, streamed', async () => {
  const many = rowsOf(['n'], ...Array.from({ length: 1201 }, (_, n) => [n]))
  const expected = `n\r\n${Array.from({ length: 1201 }, (_, n) => `${n}\r\n`).join('')}`
  expect(await rendered(csv(streamed(many)))).toBe(expected)
})

test.each(HOSTILE)('no cell begins as a formula: %j', async (hostile) => {
  const [header, row] = parse(
    await rendered(csv(rowsOf([`a${hostile}`, hostile], ['x', hostile]), { headers: 'verbatim' })),
  )
  expect(header![1]).not.toMatch(FORMULA_FIRST)
  expect(row![1]).not.toMatch(FORMULA_FIRST)
  expect([encoded(hostile), `'${encoded(hostile)}`]).toContain(row![1])
})

test('without the guard, what is read back is what JSON has', async () => {
  await fc.assert(
    fc.asyncProperty(rows(), async (answer) => {
      const text = await rendered(csv(answer, { headers: 'verbatim', formulaGuard: false }))
      expect(parse(text, { record_delimiter: '\r\n' })).toEqual([
        answer.columns.map(encoded),
        ...cellsOf(answer).map((cells) => cells.map(asCsv)),
      ])
      expect(parse(text)).toEqual(parse(text, { record_delimiter: '\r\n' }))
    }),
  )
})

test('lists and objects read back as JSON', async () => {
  await fc.assert(
    fc.asyncProperty(rows(), async (answer) => {
      const [, ...read] = parse(await rendered(csv(answer)))
      for (const [index, cells] of cellsOf(answer).entries()) {
        for (const [column, cell] of cells.entries()) {
          if (typeof cell === 'object' && cell !== null) expect(JSON.parse(read[index]![column]!)).toEqual(cell)
        }
      }
    }),
  )
})

test('with the guard, only numbers begin like a formula', async () => {
  await fc.assert(
    fc.asyncProperty(rows(), async (answer) => {
      const [header, ...read] = parse(await rendered(csv(answer)))
      for (const name of header!) expect(name).not.toMatch(FORMULA_FIRST)
      for (const [index, cells] of cellsOf(answer).entries()) {
        for (const [column, cell] of cells.entries()) {
          const field = read[index]![column]
          if (typeof cell === 'number') expect(field).toBe(String(cell))
          else expect(field).not.toMatch(FORMULA_FIRST)
        }
      }
    }),
  )
})

/** The field that a cell is read back as; a list or an object by the JSON in it. */
function asCsv(cell: Cell): string {
  if (cell === null) return ''
  return encoded(typeof cell === 'object' ? visibleJson(JSON.stringify(cell)) : String(cell))
}

/** Half of a surrogate pair, which JSON can write and UTF-8 cannot, becomes a replacement character. */
function encoded(text: string): string {
  return Buffer.from(text).toString()
}
