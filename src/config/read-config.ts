import { RolecallError } from '../model/error.ts'
import type { Config } from './config.ts'
import { CONFIG_SHAPE } from './config-shape.ts'
import { readShaped } from './read-shaped.ts'

/**
 * Reads a `rolecall.json`.
 *
 * @throws RolecallError INPUT where it cannot be read, or naming file, JSON path, found, expected and what is near
 */
export function readConfig(path: string): Config {
  const given = readShaped(path, CONFIG_SHAPE, HINT)
  const { knownAccounts = [], requiredTags: tags, requiredBoundary: boundary, params = {}, ...rest } = given
  const ids = knownAccounts.map(({ id }) => id)
  const twice = ids.findIndex((id, index) => ids.indexOf(id) < index)
  if (twice >= 0) {
    const place = `${path}: at $.knownAccounts[${twice}].id`
    throw new RolecallError('INPUT', `${place}: expected each account once, found another ${ids[twice]}`, {
      hint: HINT,
    })
  }
  return {
    path,
    knownAccounts,
    requiredTags: {
      users: tags?.users ?? [],
      roles: tags?.roles ?? [],
      policies: tags?.policies ?? [],
      instanceProfiles: tags?.instanceProfiles ?? [],
      providers: tags?.providers ?? [],
    },
    requiredBoundary: boundary === undefined ? null : { policies: boundary.policies, under: boundary.under ?? '/' },
    windows: rest.windows ?? {},
    skip: rest.skip ?? [],
    minSeverity: rest.minSeverity ?? null,
    params: new Map(
      Object.entries(params).map(([query, values]) => [
        query,
        new Map(Object.entries(values).map(([name, value]) => [name, typed(value)])),
      ]),
    ),
  }
}

/** A value as it would be typed. */
function typed(value: string | number | readonly string[]): string {
  return typeof value === 'object' ? value.join(',') : String(value)
}

const HINT = 'docs/configuration.md describes what this file may say.'
