import { diffRows } from '../diff/rows.ts'
import type { PathRow } from '../escalation/path-rows.ts'
import { nameInArn } from '../model/arn.ts'
import type { Cell, Row, Rows } from '../model/rows.ts'
import { hopWords } from './path-words.ts'
import type { TierChange, WhatIf } from './what-if.ts'

/** What a plan would change as one table: the diff, then who gains or loses power, then the paths that open and close. */
export function whatIfRows(outcome: WhatIf): Rows {
  const { columns, rows } = diffRows(outcome)
  const { tiers, paths } = outcome
  const others = [
    ...tiers.map(tierRow),
    ...paths.opened.map((path) => pathAsRow(path, 'opened')),
    ...paths.closed.map((path) => pathAsRow(path, 'closed')),
  ]
  return { columns, rows: both(rows, others) }
}

async function* both(first: Rows['rows'], second: readonly Row[]): AsyncIterable<Row> {
  yield* first
  yield* second
}

function tierRow({ principalArn, principalId, before, after }: TierChange): Row {
  return row({ class: 'tier', change: 'modified', arn: principalArn, id: principalId, facet: 'tier', before, after })
}

function pathAsRow(path: PathRow, change: 'opened' | 'closed'): Row {
  const text = path.hops.map(hopWords).join('; ')
  return row({
    class: 'path',
    change,
    arn: path.principalArn,
    id: path.principalId,
    facet: 'path',
    key: path.technique,
    before: change === 'closed' ? text : null,
    after: change === 'opened' ? text : null,
  })
}

function row(cells: { readonly arn: string; readonly [column: string]: Cell }): Row {
  const kind = /^arn:[^:]*:iam::[^:]*:(user|role)\//.exec(cells.arn)?.[1] ?? null
  return new Map<string, Cell>(Object.entries({ kind, name: nameInArn(cells.arn), ...cells }))
}
