import fc from 'fast-check'
import { expect, test } from 'vitest'
import { json } from '../../src/report/json.ts'
import { ndjson } from '../../src/report/ndjson.ts'
import type { Rows } from '../../src/model/rows.ts'
import { cell, cellsOf, rows, text } from './arbitrary-rows.ts'
import { rendered, rowsOf, streamed } from './rendered.ts'

// oxlint-disable-next-line no-control-regex -- what a terminal may obey is what is looked for
const OBEYED = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\p{Bidi_Control}]/u

test('members before the rows, a row a line, members after', async () => {
  const known: string[] = []
  const answer: Rows = {
    columns: ['roleArn', 'tags'],
    rows: (function* () {
      yield new Map<string, string | string[]>([
        ['roleArn', 'a'],
        ['tags', ['x']],
      ])
      yield new Map([['roleArn', 'b']])
      known.push('roles')
    })(),
  }
  const envelope = {
    before: { query: 'q', snapshot: { id: 1 }, left: undefined },
    after: () =>
      new Map<string, unknown>([
        ['unknown', known],
        ['__proto__', new Map([['a', 1]])],
      ]),
  }
  expect(await rendered(json(answer, { envelope }))).toBe(`{
  "query": "q",
  "snapshot": {
    "id": 1
  },
  "rows": [
    {"roleArn":"a","tags":["x"]},
    {"roleArn":"b","tags":null}
  ],
  "unknown": [
    "roles"
  ],
  "__proto__": {
    "a": 1
  }
}
`)
})

test('no rows, under another key', async () => {
  expect(await rendered(json(rowsOf(['a']), { envelope: { rowsKey: 'changes' } }))).toBe('{\n  "changes": []\n}\n')
})

test('columns keep their order, whatever they are called', async () => {
  const columns = ['b', '2', '__proto__', '1']
  expect(await rendered(ndjson(rowsOf(columns, [1, 2, 3, 4])))).toBe('{"b":1,"2":2,"__proto__":3,"1":4}\n')
})

test('more rows than a batch, streamed', async () => {
  const many = rowsOf(['n'], ...Array.from({ length: 1201 }, (_, n) => [n]))
  expect(JSON.parse(await rendered(json(streamed(many))))).toEqual({
    rows: Array.from({ length: 1201 }, (_, n) => ({ n })),
  })
  expect((await rendered(ndjson(streamed(many)))).split('\n')).toHaveLength(1202)
})

test('a JSON document parses back, and holds nothing that a terminal obeys', async () => {
  await fc.assert(
    fc.asyncProperty(rows(), fc.array(fc.tuple(text, cell)), async (answer, members) => {
      const before = new Map<string, unknown>(members)
      before.delete('rows')
      const document = await rendered(json(answer, { envelope: { before } }))
      const read = new Map(Object.entries<unknown>(JSON.parse(document)))
      expect(read.get('rows')).toEqual(objects(answer))
      for (const [name, value] of before) expect(read.get(name)).toEqual(value)
      expect(document).not.toMatch(OBEYED)
    }),
  )
})

test('every line of NDJSON parses back', async () => {
  await fc.assert(
    fc.asyncProperty(rows(), async (answer) => {
      const lines = (await rendered(ndjson(answer))).split('\n')
      expect(lines.pop()).toBe('')
      expect(lines.map((line): unknown => JSON.parse(line))).toEqual(objects(answer))
      expect(lines.join('')).not.toMatch(OBEYED)
    }),
  )
})

function objects(answer: Rows): unknown[] {
  return cellsOf(answer).map((cells) =>
    Object.fromEntries(answer.columns.map((column, index) => [column, cells[index]])),
  )
}
