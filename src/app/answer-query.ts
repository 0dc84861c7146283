import type { AccountView } from '../model/account.ts'
import { byKeys } from '../model/compare.ts'
import { RolecallError } from '../model/error.ts'
import { QUERIES } from '../queries/index.ts'
import { parseParams } from '../queries/params.ts'
import type { Query } from '../queries/query.ts'
import { type QueryAnswer, runQuery } from '../queries/run.ts'
import { nearest } from '../util/nearest.ts'
import { loadActionTable } from './action-table.ts'

/** A query with the theme it is filed under. */
export interface ListedQuery {
  readonly theme: string
  readonly query: Query
}

/**
 * Every canned query, loaded, sorted by name.
 *
 * @param own a user's own, to stand among them
 * @example
 * for (const { theme, query } of await listQueries()) console.log(theme, query.name, query.title)
 */
export async function listQueries(own: readonly ListedQuery[] = []): Promise<readonly ListedQuery[]> {
  const themes = new Map(QUERIES.map(({ name, theme }) => [name, theme]))
  const every: readonly Query[] = Object.values(await import('../queries/every.ts'))
  const canned = every.map((query): ListedQuery => ({ theme: themes.get(query.name) ?? '', query }))
  return [...canned, ...own].toSorted(byKeys(({ query }) => query.name))
}

/**
 * One canned query by name; nothing else is loaded.
 *
 * @param own a user's own, of which it may be one
 * @throws RolecallError USAGE naming the nearest where there is no such query
 * @example
 * const { query } = await findQuery('role-unused')
 */
export async function findQuery(name: string, own: readonly ListedQuery[] = []): Promise<ListedQuery> {
  const entry = QUERIES.find((query) => query.name === name)
  if (entry !== undefined) return { theme: entry.theme, query: (await entry.load()).default }
  const found = own.find(({ query }) => query.name === name)
  if (found !== undefined) return found
  const near = nearest(name, [...QUERIES.map((query) => query.name), ...own.map(({ query }) => query.name)])
  const hint =
    near.length > 0
      ? `Did you mean ${near.join(', ')}? \`rolecall query\` lists them all.`
      : '`rolecall query` lists them all.'
  throw new RolecallError('USAGE', `there is no query ${JSON.stringify(name)}`, { hint })
}

/**
 * Asks one night a canned question.
 *
 * @param given parameters as typed, `key=value`
 * @param nightBefore gives the night before, for what changed since; without it, that stays unknown
 * @returns rows, each a map from column to cell; `unknown()` says what they leave open, once they were read to their end
 * @throws RolecallError USAGE for a wrong parameter; UNANSWERABLE where every part that it needs is missing
 * @example
 * const answer = answerQuery(query, readAccount(db, snapshot.id), ['days=180'])
 * for (const row of answer.rows) console.log(row.get('roleArn'), row.get('unusedDays'))
 */
export function answerQuery(
  query: Query,
  account: AccountView,
  given: readonly string[],
  nightBefore: () => AccountView | null = () => null,
): QueryAnswer {
  return runQuery(query, account, { params: parseParams(query, given), actions: loadActionTable, nightBefore })
}
