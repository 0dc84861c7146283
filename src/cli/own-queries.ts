import type { ListedQuery } from '../app/answer-query.ts'
import { databasePath } from './databases.ts'
import type { Globals } from './globals.ts'
import type { Io } from './io.ts'

/** The queries of the directories that --queries names; nothing is loaded where it names none. */
export async function ownQueries(
  options: Globals & { readonly queries?: readonly string[] },
  io: Io,
): Promise<readonly ListedQuery[]> {
  if (options.queries === undefined) return []
  const [{ loadOwnQueries }, { nightAsker }, { statementDescriber }] = await Promise.all([
    import('../app/own-queries.ts'),
    import('./ask-night.ts'),
    import('./describe-statements.ts'),
  ])
  return loadOwnQueries(options.queries, nightAsker(databasePath(options, io)), statementDescriber())
}
