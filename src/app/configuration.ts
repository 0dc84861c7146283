import type { Config } from '../config/config.ts'
import { type ConfigPlaces, findConfig } from '../config/find-config.ts'
import { paramsFor } from '../config/params-for.ts'
import { RolecallError } from '../model/error.ts'
import { parseParams } from '../queries/params.ts'
import type { Query } from '../queries/query.ts'

export type { Config } from '../config/config.ts'

/**
 * The `rolecall.json` that counts, read: the one that the user named, else the one beside the database, else the user's own.
 *
 * @returns null where there is none
 * @throws RolecallError USAGE where the one that the user named is not there; INPUT naming file, place, found and expected
 */
export async function findConfiguration(places: ConfigPlaces): Promise<Config | null> {
  const path = findConfig(places)
  if (path === null) return null
  const { readConfig } = await import('../config/read-config.ts')
  return readConfig(path)
}

/**
 * The parameters of a query, as typed: those that a user gave, and of the others those that the configuration gives.
 *
 * @param given texts of the form `key=value`
 * @throws RolecallError INPUT naming the file whose parameter does not fit the query
 */
export function configuredParams(
  query: Query,
  config: Config | null,
  given: readonly string[] = [],
): readonly string[] {
  if (config === null) return given
  const named = new Set(given.map(nameOf))
  const configured = paramsFor(query, config).filter((text) => !named.has(nameOf(text)))
  try {
    parseParams(query, configured)
  } catch (error) {
    if (!(error instanceof RolecallError)) throw error
    throw new RolecallError('INPUT', `${config.path}: ${error.message}`, {
      ...(error.hint === undefined ? {} : { hint: error.hint }),
      cause: error,
    })
  }
  return [...configured, ...given]
}

function nameOf(text: string): string {
  return text.split('=', 1)[0] ?? ''
}
