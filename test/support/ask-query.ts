import { expect } from 'vitest'

import type { Row } from '../../src/model/rows.ts'
import type { Params, ParamValues, Query } from '../../src/queries/query.ts'
import { runQuery } from '../../src/queries/run.ts'
import type { Unknown } from '../../src/queries/unknown.ts'
import { once } from '../../src/util/once.ts'
import type { Bakery } from './account-builder.ts'
import { actionTable } from './action-table.ts'

/** Values over the defaults of a query's parameters. */
export type Given = ParamValues<Params>

/** The whole answer to a query at once, its columns checked. */
export function askQuery(query: Query, account: Bakery, params: Given = {}): Answer {
  const nightBefore = once(() => account.recipe.before?.build() ?? null)
  const asked = runQuery(query, account.build(), { params, actions: () => actionTable, nightBefore })
  expect(asked.columns).toEqual([...query.columns, 'evidence'])
  const rows = [...asked.rows]
  return { rows, unknown: asked.unknown() }
}

interface Answer {
  readonly rows: readonly Row[]
  readonly unknown: readonly Unknown[]
}
