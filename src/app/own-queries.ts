import { listQueryFiles } from '../config/query-files.ts'
import { readSqlQuery } from '../config/sql-query.ts'
import { RolecallError } from '../model/error.ts'
import { byKeys } from '../model/compare.ts'
import { QUERIES } from '../queries/index.ts'
import type { Query } from '../queries/query.ts'
import type { ListedQuery } from './answer-query.ts'
import { type AskNight, sqlQuery } from './own-sql.ts'

export type { AskNight } from './own-sql.ts'

/**
 * A user's own queries from directories that the user named: `*.sql` files with a head of `key: value` lines, and `*.mjs`
 * modules that export a query. They are asked, listed and audited as the canned ones are.
 *
 * The code of a module runs as soon as it is loaded: give no directory that nobody named.
 *
 * @param ask runs a statement over the views of a night; it is asked when rows are
 * @returns sorted by name; none where no directory is given
 * @throws RolecallError USAGE for a directory; INPUT naming file, place, found and expected
 * @example
 * const own = await loadOwnQueries(['./queries'], (night, statement) => askSql('snapshots/rolecall.db', night, statement))
 */
export async function loadOwnQueries(directories: readonly string[], ask: AskNight): Promise<readonly ListedQuery[]> {
  if (directories.length === 0) return []
  const files = listQueryFiles(directories)
  const fromSql = files.sql.map((path): Found => ({ path, query: sqlQuery(readSqlQuery(path), ask) }))
  const found = [...fromSql, ...(await loadModules(files.modules))]
  refuseRepeated(found)
  return found.map(({ query }) => ({ theme: OWN, query })).toSorted(byKeys(({ query }) => query.name))
}

/** The theme under which a user's own queries are filed. */
const OWN = 'own'

interface Found {
  readonly path: string
  readonly query: Query
}

/** Only who has modules waits for the validator. */
async function loadModules(paths: readonly string[]): Promise<readonly Found[]> {
  if (paths.length === 0) return []
  const [{ loadModuleQuery }, { moduleQuery }] = await Promise.all([
    import('../config/module-query.ts'),
    import('./own-module.ts'),
  ])
  const found: Found[] = []
  for (const path of paths) found.push({ path, query: moduleQuery(await loadModuleQuery(path)) })
  return found
}

function refuseRepeated(found: readonly Found[]): void {
  const themes = new Set([...QUERIES.map(({ theme }) => theme), OWN])
  const places = new Map(QUERIES.map(({ name }) => [name, 'one that comes with rolecall']))
  for (const { path, query } of found) {
    const other = themes.has(query.name) ? 'a theme' : places.get(query.name)
    if (other !== undefined)
      throw new RolecallError('INPUT', `${path}: expected a name of its own, found ${query.name}, which is ${other}`)
    places.set(query.name, `in ${path}`)
  }
}
