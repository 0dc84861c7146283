import { existsSync } from 'node:fs'
import { dirname, isAbsolute, join } from 'node:path'

import { RolecallError } from '../model/error.ts'

/** Where a configuration may stand. */
export interface ConfigPlaces {
  /** The file that the user named. */
  readonly given?: string | undefined
  /** The database that is asked. */
  readonly database: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** The user's home directory, where it is known. */
  readonly home: string | undefined
  readonly platform: string
}

/**
 * The configuration that counts: the one that the user named, else `rolecall.json` beside the database, else the user's
 * own. There is no other: the working directory is not looked at, nor those above it.
 *
 * @returns its path, or null where there is none
 * @throws RolecallError USAGE where the user named one that is not there
 */
export function findConfig(places: ConfigPlaces): string | null {
  const { given, database } = places
  if (given !== undefined) {
    if (existsSync(given)) return given
    throw new RolecallError('USAGE', `--config ${given}: there is no such file`)
  }
  const own = userFolder(places)
  const candidates = [join(dirname(database), NAME), ...(own === null ? [] : [join(own, 'rolecall', NAME)])]
  return candidates.find((path) => existsSync(path)) ?? null
}

const NAME = 'rolecall.json'

/** A relative XDG_CONFIG_HOME is to be ignored. {@link https://specifications.freedesktop.org/basedir-spec/latest/} */
function userFolder({ env, home, platform }: ConfigPlaces): string | null {
  const [name, folder] =
    platform === 'win32' ? (['APPDATA', 'AppData/Roaming'] as const) : (['XDG_CONFIG_HOME', '.config'] as const)
  const said = env[name]
  if (said !== undefined && isAbsolute(said)) return said
  return home === undefined || home === '' ? null : join(home, folder)
}
