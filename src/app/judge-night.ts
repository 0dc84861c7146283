import type { Judged } from '../audit/fixed.ts'
import { foundIn } from '../audit/found.ts'
import { openEscalation } from '../escalation/open-escalation.ts'
import { TECHNIQUES } from '../escalation/techniques/index.ts'
import { buildGraph } from '../graph/build.ts'
import type { AccountView } from '../model/account.ts'
import { RolecallError } from '../model/error.ts'
import type { Verdict } from '../model/verdict.ts'
import { byCodeUnit } from '../model/compare.ts'
import type { Params, ParamValues, Query } from '../queries/query.ts'
import { type RunOptions, runQuery } from '../queries/run.ts'
import type { Unknown } from '../queries/unknown.ts'
import type { Question } from '../store/index.ts'
import { sha256Hex } from '../util/hash.ts'
import { once } from '../util/once.ts'
import { loadActionTable } from './action-table.ts'
import type { AccessOpener } from './ask-access.ts'

/** A query with the parameters that it is asked with. */
export interface AskedQuery {
  readonly query: Query
  readonly params: ParamValues<Params>
  /** Whether somebody gave any of them: without, a query that must be told something is not asked. */
  readonly isConfigured: boolean
}

/** What one query says of one night. */
export interface Judgement extends Judged {
  readonly unknown: readonly Unknown[]
  /** Why it could not be asked; null where it could. */
  readonly unanswerable: RolecallError | null
  /** How long it took, in milliseconds; what several queries share counts for the first of them. */
  readonly took: number
}

/** What a night is judged with. */
export interface Judging {
  /** A clock in milliseconds. */
  readonly now: () => number
  readonly nightBefore: () => AccountView | null
  /** Opens access in the night, with what a user gives of what IAM data cannot show. */
  readonly open: AccessOpener
}

/**
 * Asks one night several queries in one pass: its documents, its graph and its access are read and built once.
 */
export function* judgeNight(
  account: AccountView,
  asked: readonly AskedQuery[],
  { now, nightBefore, open }: Judging,
): Generator<Judgement, void, undefined> {
  const actions = loadActionTable
  const access = once(() => open(account))
  const shared: RunOptions = {
    actions,
    access,
    graph: once(() => buildGraph(account)),
    escalation: once(() => openEscalation({ account, access: access(), techniques: TECHNIQUES })),
    nightBefore,
  }
  for (const one of asked) {
    const start = now()
    const judged = judge(one, account, shared)
    yield { query: one.query, ...judged, took: now() - start }
  }
}

function judge(
  { query, params, isConfigured }: AskedQuery,
  account: AccountView,
  shared: RunOptions,
): Omit<Judgement, 'query' | 'took'> {
  const { partition, account: id } = account.snapshot
  try {
    const answer = runQuery(query, account, { ...shared, params })
    const found = foundIn(query, answer.rows, `arn:${partition}:iam::${id}:root`)
    const unknown = answer.unknown()
    const verdict = {
      isAnswered: true,
      found: found.map(({ fingerprint }) => fingerprint),
      open: openSubjects(unknown),
    }
    return { found, unknown, unanswerable: null, verdict }
  } catch (error) {
    const untold = error instanceof RolecallError && error.code === 'USAGE' && !isConfigured
    if (!untold && !(error instanceof RolecallError && error.code === 'UNANSWERABLE')) throw error
    return { found: [], unknown: [], unanswerable: error, verdict: UNANSWERED }
  }
}

/** A query as it is asked: with other parameters, or under other policies that a user gives, it is another question. */
export function questionOf({ query, params }: AskedQuery, under: string): Question {
  const values = JSON.stringify(params, Object.keys(params).toSorted(byCodeUnit))
  return {
    query: query.name,
    version: query.version ?? 1,
    params: under === '' ? values : `${values} ${sha256Hex(under)}`,
  }
}

const UNANSWERED: Verdict = { isAnswered: false, found: [], open: 'all' }

/** Whom an answer leaves open, whatever the parts and reasons. */
function openSubjects(unknown: readonly Unknown[]): Verdict['open'] {
  const subjects = new Set<string>()
  for (const entry of unknown) {
    if (entry.subjects === 'all') return 'all'
    for (const arn of entry.subjects) subjects.add(arn)
  }
  return subjects
}
