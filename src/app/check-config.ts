import type { Config } from '../config/config.ts'
import { pathOf } from '../config/path-of.ts'
import { RolecallError } from '../model/error.ts'
import { nearest } from '../util/nearest.ts'
import type { ListedQuery } from './answer-query.ts'
import { configuredParams } from './configuration.ts'

/**
 * Holds a configuration to the queries that there are: one who misspells what is to be skipped, or how it is to be asked,
 * would never hear of it; what is not asked today may be tomorrow.
 *
 * @throws RolecallError INPUT naming file, place, found and what is near, or a parameter that does not fit its query
 */
export function checkConfig(config: Config | null, listed: readonly ListedQuery[]): void {
  if (config === null) return
  const names = new Set(listed.map(({ query }) => query.name))
  const themes = new Set(listed.map(({ theme }) => theme))
  for (const name of config.params.keys()) {
    if (!names.has(name)) throw unknownName(config.path, ['params', name], 'a query', name, [...names])
  }
  for (const { query } of listed) if (config.params.has(query.name)) configuredParams(query, config)
  for (const [index, word] of config.skip.entries()) {
    if (!names.has(word) && !themes.has(word))
      throw unknownName(config.path, ['skip', index], 'a query or theme', word, [...names, ...themes])
  }
}

function unknownName(
  file: string,
  place: readonly PropertyKey[],
  expected: string,
  found: string,
  known: readonly string[],
): RolecallError {
  const near = nearest(found, known)
  const hint = near.length > 0 ? `Did you mean ${near.join(', ')}?` : '`rolecall query` lists them all.'
  return new RolecallError(
    'INPUT',
    `${file}: at ${pathOf(place)}: expected ${expected}, found ${JSON.stringify(found)}`,
    { hint: `${hint} Those of your own are known where --queries names their directory.` },
  )
}
