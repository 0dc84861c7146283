import { listQueryFiles } from '../config/query-files.ts'
import { readSqlQuery, type SqlQuery } from '../config/sql-query.ts'
import { RolecallError } from '../model/error.ts'
import { byKeys } from '../model/compare.ts'
import { QUERIES } from '../queries/index.ts'
import type { Query } from '../queries/query.ts'
import type { DescribedStatement } from '../store/index.ts'
import type { ListedQuery } from './answer-query.ts'
import { type DescribeSql, describeSql } from './describe-sql.ts'
import { type AskNight, inFile, sqlQuery } from './own-sql.ts'

export type { DescribeSql } from './describe-sql.ts'
export type { AskNight } from './own-sql.ts'

/**
 * A user's own queries from directories that the user named: `*.sql` files with a head of `key: value` lines, and `*.mjs`
 * modules that export a query. They are asked, listed and audited as the canned ones are.
 *
 * The code of a module runs as soon as it is loaded: give no directory that nobody named.
 *
 * @param ask runs a statement over the views of a night; it is asked when rows are
 * @param describe describes statements as they are read; within this process where it is left out
 * @returns sorted by name; none where no directory is given
 * @throws RolecallError USAGE for a directory; INPUT naming file, place, found and expected
 * @example
 * const own = await loadOwnQueries(['./queries'], (night, statement) => askSql('snapshots/rolecall.db', night, statement))
 */
export async function loadOwnQueries(
  directories: readonly string[],
  ask: AskNight,
  describe: DescribeSql = describeSql,
): Promise<readonly ListedQuery[]> {
  if (directories.length === 0) return []
  const files = listQueryFiles(directories)
  const found = [...loadStatements(files.sql, ask, describe), ...(await loadModules(files.modules))]
  refuseRepeated(found)
  return found.map(({ query }) => ({ theme: OWN, query })).toSorted(byKeys(({ query }) => query.name))
}

/** The theme under which a user's own queries are filed. */
const OWN = 'own'

interface Found {
  readonly path: string
  readonly query: Query
}

function loadStatements(paths: readonly string[], ask: AskNight, describe: DescribeSql): readonly Found[] {
  const files = paths.map(readSqlQuery)
  const described = describeAll(files, describe)
  return files.flatMap((file, index): readonly Found[] => {
    const one = described[index]
    return one === undefined ? [] : [{ path: file.path, query: sqlQuery(file, one, ask) }]
  })
}

/** What is wrong with a statement is told with its file: the one after those that were described. */
function describeAll(files: readonly SqlQuery[], describe: DescribeSql): readonly DescribedStatement[] {
  const described: DescribedStatement[] = []
  try {
    for (const one of describe(files.map(({ statement }) => statement))) described.push(one)
    return described
  } catch (error) {
    throw inFile(files[described.length]?.path ?? '', error)
  }
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
