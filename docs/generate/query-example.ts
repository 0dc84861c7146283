import { messagesOf } from '../../src/audit/message.ts'
import { subjectsOf } from '../../src/audit/subject.ts'
import { RolecallError } from '../../src/model/error.ts'
import type { Row } from '../../src/model/rows.ts'
import { parseParams } from '../../src/queries/params.ts'
import type { Query } from '../../src/queries/query.ts'
import { runQuery } from '../../src/queries/run.ts'
import { markdownText } from '../../src/report/markdown-text.ts'
import { table } from '../../src/report/table.ts'
import type { ExampleNight } from './example-nights.ts'
import { EXAMPLE_PARAMS } from './example-params.ts'
import { codeBlock } from './page.ts'

/** So many rows tell what an answer looks like. */
const SHOWN = 3
/** As wide as a page shows without a bar to scroll by. */
const WIDTH = 110

interface Found {
  readonly night: ExampleNight
  readonly rows: readonly Row[]
  readonly isMore: boolean
}

/** Blocks that show what a query answers about the first night that gives it a row; null where it needs no example. */
export async function queryExample(query: Query, nights: readonly ExampleNight[]): Promise<readonly string[]> {
  if (query.beyondIam !== undefined) return []
  const given = EXAMPLE_PARAMS.get(query.name) ?? []
  const found = firstFound(query, given, nights)
  if (found === null)
    return [
      '## Example',
      'The example nights have nothing that it reports: their answers have the columns above, and no row.',
    ]
  const { night, rows, isMore } = found
  const words = ['rolecall', 'query', query.name, ...given.map((param) => `--param ${param}`)]
  const columns = [...query.columns]
  const ids = columns.filter((column) => column.endsWith('Id'))
  let text = ''
  const expendable = [...(query.expendable ?? []), ...ids]
  for await (const piece of table({ columns, rows }, { width: WIDTH, expendable })) text += piece
  return [
    '## Example',
    `${night.words}${isMore ? `, the first ${SHOWN} rows` : ''}, without their evidence:`,
    codeBlock(`$ ${words.join(' ')}\n${text.replace(/^\(too narrow.*\n/m, '')}`),
    ...sentence(query, rows),
  ]
}

function firstFound(query: Query, given: readonly string[], nights: readonly ExampleNight[]): Found | null {
  for (const night of nights) {
    const rows = rowsOf(query, given, night)
    if (rows.length > 0) return { night, rows: rows.slice(0, SHOWN), isMore: rows.length > SHOWN }
  }
  return null
}

/** One row more than is shown, where there are as many; none where the night cannot answer. */
function rowsOf(query: Query, given: readonly string[], { account, shared }: ExampleNight): readonly Row[] {
  try {
    const rows: Row[] = []
    for (const row of runQuery(query, account, { ...shared, params: parseParams(query, given) }).rows) {
      rows.push(row)
      if (rows.length > SHOWN) break
    }
    return rows
  } catch (error) {
    if (error instanceof RolecallError && (error.code === 'UNANSWERABLE' || error.code === 'USAGE')) return []
    throw error
  }
}

/** The first row as `rolecall audit` says it. */
function sentence(query: Query, [first]: readonly Row[]): readonly string[] {
  if (query.kind !== 'finding' || first === undefined) return []
  const { kind, name } = subjectsOf(query, 'account')(first)
  return [
    '[rolecall audit](../commands/audit.md) says of the first:',
    `> ${markdownText(`${kind} ${name}: ${messagesOf(query)(first)}`)}`,
  ]
}
