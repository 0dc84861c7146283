import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { cp, readdir, rm, rmdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'

import { byKeys } from '../../model/compare.ts'
import { RolecallError } from '../../model/error.ts'
import { isDirectory } from '../is-directory.ts'
import { type Manifest, MANIFEST, readManifest } from './manifest.ts'
import { spoolFiles } from './spool-files.ts'

/** A collection that was kept beside the database. */
export interface KeptCollection {
  readonly directory: string
  readonly manifest: Manifest
}

/** Where the collections of a database are kept until they are recorded. */
export function spoolRoot(database: string): string {
  return `${database}.spool`
}

/** The directory of a collection that begins now. @param startedAt milliseconds since 1970 */
export function spoolDirectory(root: string, account: string, startedAt: number): string {
  return join(root, `${account}-${new Date(startedAt).toISOString().replaceAll(/[-:.]/g, '')}`)
}

/** The collections kept, newest first; directories that hold none are left alone. @throws RolecallError DATABASE */
export function keptCollections(root: string): readonly KeptCollection[] {
  if (!existsSync(root)) return []
  if (!isDirectory(root)) {
    throw new RolecallError('DATABASE', `${root}: expected a directory for answers on their way, found a file`, {
      hint: 'Move it away, or name another database with --db.',
    })
  }
  const names = readdirSync(root).filter((name) => NAME.test(name))
  const kept = names.flatMap((name) => {
    const manifest = manifestIn(join(root, name))
    return manifest === null ? [] : [{ directory: join(root, name), manifest }]
  })
  return kept.toSorted(byKeys(({ manifest }) => manifest.startedAt)).reverse()
}

/** Removes the collections that nobody touched for seven days. @param now milliseconds since 1970 */
export async function removeStaleCollections(root: string, now: number): Promise<void> {
  const stale = keptCollections(root).filter(({ manifest }) => now - Date.parse(manifest.updatedAt) > KEPT_FOR)
  await Promise.all(stale.map(({ directory }) => rm(directory, { recursive: true, force: true })))
}

/** Removes a collection that was recorded, and what held it if that is empty now. */
export async function removeCollection(directory: string): Promise<void> {
  await rm(directory, { recursive: true, force: true })
  try {
    await rmdir(dirname(directory))
  } catch (error) {
    // Another collection is kept there, or its end came first.
    if (!(error instanceof Error && 'code' in error && ['ENOTEMPTY', 'EEXIST', 'ENOENT'].includes(String(error.code))))
      throw error
  }
}

/** Copies a collection to a directory of the user's. @throws RolecallError DATABASE where it cannot be written */
export async function copyCollection(directory: string, target: string): Promise<void> {
  try {
    await cp(directory, target, { recursive: true, errorOnExist: true, force: false })
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new RolecallError('DATABASE', `--save-pages: ${target} cannot be written: ${why}`, {
      hint: `Nothing was recorded. What came is kept in ${directory}; rolecall import ${directory} records it.`,
      cause: error,
    })
  }
}

/** @throws RolecallError USAGE where pages cannot be saved there without mixing with what there is */
export async function checkPagesTarget(target: string): Promise<void> {
  if (!existsSync(target)) return
  if (!(await stat(target)).isDirectory() || (await readdir(target)).length > 0)
    throw new RolecallError(
      'USAGE',
      `--save-pages: expected a new or empty directory, found ${target} with something in it`,
    )
}

/** SHA-256 (hex) over all that a collection holds. */
export function hashCollection(directory: string): string {
  const hash = createHash('sha256')
  for (const name of spoolFiles(directory)) hash.update(readFileSync(join(directory, name)))
  return hash.update(readFileSync(join(directory, MANIFEST))).digest('hex')
}

const NAME = /^\w+-\d{8}T\d{9}Z$/
const KEPT_FOR = 7 * 24 * 60 * 60 * 1000

function manifestIn(directory: string): Manifest | null {
  try {
    return readManifest(directory)
  } catch (error) {
    if (error instanceof RolecallError) return null
    throw error
  }
}
