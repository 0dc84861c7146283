import { RolecallError } from '../model/error.ts'
import type { Config } from './config.ts'
import { CONFIG_SHAPE } from './config-shape.ts'
import { misfitOf } from './misfit.ts'
import { parseJson } from './parse-json.ts'
import { readText } from './read-text.ts'

/**
 * Reads a `rolecall.json`.
 *
 * @throws RolecallError INPUT where it cannot be read, or naming file, JSON path, found, expected and what is near
 */
export function readConfig(path: string): Config {
  const json = parseJson(readText(path), path)
  const result = CONFIG_SHAPE.safeParse(json)
  if (!result.success) {
    const misfit = misfitOf(CONFIG_SHAPE, json, result.error)
    throw wrong(path, misfit.path, misfit.expected, misfit.found, misfit.near)
  }
  const { knownAccounts = [], requiredTags: tags, requiredBoundary: boundary, params = {}, ...rest } = result.data
  const ids = knownAccounts.map(({ id }) => id)
  const twice = ids.findIndex((id, index) => ids.indexOf(id) < index)
  if (twice >= 0) throw wrong(path, `$.knownAccounts[${twice}].id`, 'each account once', `another ${ids[twice]}`)
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

function wrong(
  file: string,
  path: string,
  expected: string,
  found: string,
  near: readonly string[] = [],
): RolecallError {
  const hint = near.length === 0 ? HINT : `Did you mean ${near.join(', ')}? ${HINT}`
  return new RolecallError('INPUT', `${file}: at ${path}: expected ${expected}, found ${found}`, { hint })
}

const HINT = 'docs/configuration.md describes what this file may say.'
