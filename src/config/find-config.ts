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
  /** The user's home directory. */
  readonly home: string
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
  const candidates = [join(dirname(database), NAME), join(userFolder(places), 'rolecall', NAME)]
  return candidates.find((path) => existsSync(path)) ?? null
}

const NAME = 'rolecall.json'

/** A relative XDG_CONFIG_HOME is to be ignored. {@link https://specifications.freedesktop.org/basedir-spec/latest/} */
function userFolder({ env, home, platform }: ConfigPlaces): string {
  const [name, fallback] =
    platform === 'win32' ? ['APPDATA', join('AppData', 'Roaming')] : ['XDG_CONFIG_HOME', '.config']
  const said = env[name]
  return said !== undefined && isAbsolute(said) ? said : join(home, fallback)
}
