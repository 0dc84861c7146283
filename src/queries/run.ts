import type { Access } from '../access/access.ts'
import { openAccess } from '../access/open-access.ts'
import type { Escalation } from '../escalation/escalation.ts'
import { openEscalation } from '../escalation/open-escalation.ts'
import { TECHNIQUES } from '../escalation/techniques/index.ts'
import { buildGraph } from '../graph/build.ts'
import type { AccountGraph } from '../graph/graph.ts'
import type { AccountView } from '../model/account.ts'
import { RolecallError } from '../model/error.ts'
import { isKnown } from '../model/part.ts'
import type { Cell, Row } from '../model/rows.ts'
import type { ActionTable } from '../policy/action/table.ts'
import { once } from '../util/once.ts'
import { defaultsOf } from './params.ts'
import type { Params, ParamValues, Query, QueryContext, QueryRow } from './query.ts'
import { describeGap, startUnknowns, type Unknown } from './unknown.ts'

export interface RunOptions {
  /** Values over the defaults; see `parseParams` for what a user typed. */
  readonly params?: ParamValues<Params>
  /** A graph to share between queries over the same night; built when first needed otherwise. */
  readonly graph?: () => AccountGraph
  /** AWS's actions, for the queries that weigh policies; whoever asks such a query must give them. */
  readonly actions?: () => ActionTable
  /** Access to share between queries over the same night; opened when first needed otherwise. */
  readonly access?: () => Access
  /** Reachability to share between queries over the same night; opened when first needed otherwise. */
  readonly escalation?: () => Escalation
  /** The night before; none otherwise. */
  readonly nightBefore?: () => AccountView | null
}

/** An answer on its way: rows come as they are found, and what is left open is known once they all came. */
export interface QueryAnswer {
  /** The declared ones, then `evidence`. */
  readonly columns: readonly string[]
  readonly rows: Iterable<Row>
  /** Complete only after the rows were read to their end; sorted by part, then reason. */
  unknown(): readonly Unknown[]
}

/**
 * Asks one night a canned question. Rows are made one by one, so that a large answer starts at once; the first is
 * sought before this returns, so that what is wrong with a parameter is said before anything is written.
 *
 * @throws RolecallError UNANSWERABLE where none of the parts that the query needs was read; USAGE where a parameter
 * names nothing in the night
 * @throws RangeError where the query weighs policies and no table of actions was given: a bug of the caller
 */
export function runQuery(query: Query, account: AccountView, options: RunOptions = {}): QueryAnswer {
  refuseUnanswerable(query, account)
  const unknowns = startUnknowns()
  for (const part of query.needs) {
    const state = account.parts.get(part)
    const reason = describeGap(state)
    const isNamed = state?.status === 'partial' && query.itemises?.includes(part)
    const itemised = isNamed || query.substitutes?.includes(part)
    if (reason !== null && !itemised) unknowns.add(part, reason, 'all')
  }
  const actions = options.actions ?? noActions
  const access = options.access ?? once(() => openAccess({ account, actions }))
  const context: QueryContext<Params> = {
    account,
    graph: options.graph ?? once(() => buildGraph(account)),
    actions,
    access,
    escalation: options.escalation ?? once(() => openEscalation({ account, access: access(), techniques: TECHNIQUES })),
    nightBefore: options.nightBefore ?? (() => null),
    params: { ...defaultsOf(query), ...options.params },
    unknown: (part, reason, subject) => unknowns.add(part, reason, subject),
  }
  return {
    columns: [...query.columns, 'evidence'],
    rows: startedRows(query, context),
    unknown: () => unknowns.list(),
  }
}

function refuseUnanswerable(query: Query, account: AccountView): void {
  if (query.beyondIam !== undefined) {
    const { reason, source } = query.beyondIam
    throw new RolecallError('UNANSWERABLE', `query ${query.name} cannot be answered from IAM data: ${reason}`, {
      hint: `What could answer it: ${source}.`,
    })
  }
  if (query.needs.length === 0 || query.needs.some((part) => isKnown(account.parts.get(part)))) return
  const gaps = query.needs.map((part) => `${part} (${describeGap(account.parts.get(part)) ?? ''})`)
  throw new RolecallError('UNANSWERABLE', `query ${query.name}: this night lacks what it needs: ${gaps.join(', ')}`, {
    hint: `Collect ${query.needs.join(', ')}, or ask a night that has ${query.needs.length === 1 ? 'it' : 'one of them'}.`,
  })
}

/** Rows that are already on their way; read again, they are sought again. */
function startedRows(query: Query, context: QueryContext<Params>): Iterable<Row> {
  let waiting: Started | undefined = start(query, context)
  return {
    *[Symbol.iterator]() {
      const { iterator, first } = waiting ?? start(query, context)
      waiting = undefined
      try {
        for (let next = first; next.done !== true; next = iterator.next()) yield cellsOf(query, next.value)
      } finally {
        iterator.return?.()
      }
    },
  }
}

interface Started {
  readonly iterator: Iterator<QueryRow>
  readonly first: IteratorResult<QueryRow>
}

function start(query: Query, context: QueryContext<Params>): Started {
  const iterator = query.run(context)[Symbol.iterator]()
  return { iterator, first: iterator.next() }
}

function cellsOf(query: Query, { values, evidence }: QueryRow): Row {
  const cells = new Map<string, Cell>()
  for (const column of query.columns) cells.set(column, values[column] ?? null)
  return cells.set('evidence', evidence)
}

/** A bug of whoever asks: the table is an asset, which only the application reads. */
function noActions(): never {
  throw new RangeError('a query asked for the table of actions, and none was given')
}
