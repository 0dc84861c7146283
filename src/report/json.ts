import type { Rows } from '../model/rows.ts'
import { batches } from '../util/batches.ts'
import { visibleJson } from '../util/visible-json.ts'
import { BATCH_ROWS, type Members, type RenderOptions } from './renderer.ts'
import { rowText } from './row-text.ts'

/** One JSON document, indented, a row a line; what surrounds the rows comes from the envelope. */
export async function* json(
  { columns, rows }: Rows,
  { envelope: { rowsKey = 'rows', before = {}, after = nothing } = {} }: RenderOptions = {},
): AsyncGenerator<string, void, undefined> {
  const write = rowText(columns)
  yield `{\n${members(before)
    .map((member) => `${member},\n`)
    .join('')}  ${text(rowsKey)}: [`

  let separator = ''
  for await (const batch of batches(rows, BATCH_ROWS)) {
    yield `${separator}\n${batch.map((row) => `    ${write(row)}`).join(',\n')}`
    separator = ','
  }

  const end = separator === '' ? ']' : '\n  ]'
  yield `${end}${members(after())
    .map((member) => `,\n${member}`)
    .join('')}\n}\n`
}

function members(of: Members): string[] {
  const entries: Iterable<[string, unknown]> = of instanceof Map ? of : Object.entries(of)
  return [...entries]
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `  ${text(name)}: ${text(value).replaceAll('\n', '\n  ')}`)
}

function text(value: unknown): string {
  return visibleJson(JSON.stringify(value, mapsAsObjects, 2))
}

function mapsAsObjects(_key: string, value: unknown): unknown {
  return value instanceof Map ? Object.fromEntries<unknown>(value) : value
}

function nothing(): Members {
  return {}
}
