import { lstatSync, readdirSync, realpathSync } from 'node:fs'
import { join, resolve, sep } from 'node:path'

import { byCodeUnit } from '../model/compare.ts'
import { RolecallError } from '../model/error.ts'

/** The files of a user's own queries in a directory, sorted: `*.sql` and `*.mjs`. Folders in it are not looked into. */
export interface QueryFiles {
  readonly sql: readonly string[]
  readonly modules: readonly string[]
}

/**
 * Lists the queries of the directories that a user named; one that is named twice counts once. A link counts where it
 * leads to a file within its directory: whoever names a directory trusts what is in it, and nothing else.
 *
 * @throws RolecallError USAGE where there is no such directory, or no query in it, or a link leads out of it
 */
export function listQueryFiles(directories: readonly string[]): QueryFiles {
  const roots = new Map(directories.map((directory) => [realDirectory(directory), directory] as const))
  const files = [...roots].flatMap(([root, directory]) => listDirectory(root, directory))
  return {
    sql: files.filter((file) => file.endsWith('.sql')),
    modules: files.filter((file) => file.endsWith('.mjs')),
  }
}

/** An empty name would be the working directory, which nobody named. */
function realDirectory(directory: string): string {
  if (directory === '') throw refusal('""', 'expected a directory, found nothing')
  try {
    return realpathSync(directory)
  } catch (error) {
    throw refusal(directory, error instanceof Error ? error.message : String(error), error)
  }
}

function listDirectory(root: string, directory: string): readonly string[] {
  const names = namesIn(root, directory).filter((name) => /^[^.].*\.(?:sql|mjs)$/.test(name))
  if (names.length === 0) throw refusal(directory, 'there is no *.sql and no *.mjs in it')
  for (const name of names) {
    const path = join(root, name)
    if (!lstatSync(path).isSymbolicLink()) continue
    const target = targetOf(path, directory)
    if (!target.startsWith(root.endsWith(sep) ? root : root + sep))
      throw refusal(directory, `${name} is a link that leads out of it, to ${target}`)
  }
  return names.map((name) => join(resolve(directory), name))
}

function namesIn(root: string, directory: string): readonly string[] {
  try {
    return readdirSync(root).toSorted(byCodeUnit)
  } catch (error) {
    throw refusal(directory, error instanceof Error ? error.message : String(error), error)
  }
}

function targetOf(path: string, directory: string): string {
  try {
    return realpathSync(path)
  } catch (error) {
    throw refusal(directory, error instanceof Error ? error.message : String(error), error)
  }
}

function refusal(directory: string, why: string, cause?: unknown): RolecallError {
  return new RolecallError('USAGE', `--queries ${directory}: ${why}`, {
    hint: 'It takes a directory of queries of your own; docs/own-queries.md says how they are written.',
    cause,
  })
}
