import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { copyFile, mkdir, readdir, rm, rmdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'

import { byKeys } from '../../model/compare.ts'
import { RolecallError } from '../../model/error.ts'
import { type Manifest, MANIFEST, readManifest, writeManifest } from './manifest.ts'
import { spoolFiles } from './spool-files.ts'
import { keeping } from './write-whole.ts'

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
  const kept = namesIn(root).flatMap((name) => {
    const manifest = manifestIn(join(root, name))
    return manifest === null ? [] : [{ directory: join(root, name), manifest }]
  })
  return kept.toSorted(byKeys(({ manifest }) => manifest.startedAt)).reverse()
}

/** The directories of collections; none where nothing was kept. */
function namesIn(root: string): readonly string[] {
  try {
    return readdirSync(root).filter((name) => NAME.test(name))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw new RolecallError('DATABASE', `${root}: expected a directory for answers on their way: ${messageOf(error)}`, {
      hint: 'Make it yours or move it away, or name another database with --db.',
      cause: error,
    })
  }
}

/** When something was last written there, in milliseconds since 1970: a run that was killed had no time to say. */
export function touchedAt({ directory, manifest }: KeptCollection): number {
  const last = spoolFiles(directory).at(-1)
  const written = last === undefined ? undefined : statSync(join(directory, last), { throwIfNoEntry: false })?.mtimeMs
  return Math.max(Date.parse(manifest.updatedAt), Math.floor(written ?? 0))
}

/**
 * Removes the collections that nobody touched for seven days, those that cannot be read too.
 *
 * @param now milliseconds since 1970
 * @throws RolecallError DATABASE where that cannot be done
 */
export async function removeStaleCollections(root: string, now: number): Promise<void> {
  const stale = namesIn(root).filter((name) => {
    const manifest = manifestIn(join(root, name))
    return now - (manifest === null ? startedIn(name) : Date.parse(manifest.updatedAt)) > KEPT_FOR
  })
  await keeping(root, async () => {
    await Promise.all(stale.map((name) => rm(join(root, name), { recursive: true, force: true })))
  })
}

/** The moment in a directory's name. */
function startedIn(name: string): number {
  const [, date = '', time = ''] = /-(\d{8})T(\d{9})Z$/.exec(name) ?? []
  return Date.parse(
    `${date.replace(/(\d{4})(\d\d)(\d\d)/, '$1-$2-$3')}T${time.replace(/(\d\d)(\d\d)(\d\d)(\d{3})/, '$1:$2:$3.$4')}Z`,
  )
}

/** Removes a collection that was recorded, and what held it if that is empty now. */
export async function removeCollection(directory: string): Promise<void> {
  await keeping(directory, () => rm(directory, { recursive: true, force: true }))
  try {
    await rmdir(dirname(directory))
  } catch (error) {
    // Another collection is kept there, or its end came first.
    if (!(error instanceof Error && 'code' in error && ['ENOTEMPTY', 'EEXIST', 'ENOENT'].includes(String(error.code))))
      throw error
  }
}

/** Copies a collection to a directory of the user's; what makes it one comes last. @throws RolecallError DATABASE where it cannot be written */
export async function copyCollection(directory: string, target: string): Promise<void> {
  try {
    for (const name of [...spoolFiles(directory), MANIFEST]) await copyFile(join(directory, name), join(target, name))
  } catch (error) {
    throw new RolecallError('DATABASE', `--save-pages: ${target} cannot be written: ${messageOf(error)}`, {
      hint: `What came is kept in ${directory}.`,
      cause: error,
    })
  }
}

/**
 * Makes the directory in which the user wants pages saved, before an hour of asking.
 *
 * @throws RolecallError USAGE where it cannot be made, or pages would mix with what there is
 */
export async function makePagesTarget(target: string): Promise<void> {
  try {
    await mkdir(target, { recursive: true, mode: 0o700 })
    if ((await readdir(target)).length === 0) return
  } catch (error) {
    throw new RolecallError('USAGE', `--save-pages: ${target} cannot be made: ${messageOf(error)}`, { cause: error })
  }
  throw new RolecallError(
    'USAGE',
    `--save-pages: expected a new or empty directory, found ${target} with something in it`,
  )
}

/** Says of a complete collection that it cannot be recorded, so that no run goes on with it. */
export async function setAside({ directory, manifest }: KeptCollection, why: string): Promise<void> {
  await writeManifest(directory, { ...manifest, unusable: why })
}

/** SHA-256 (hex) over all that a collection holds. */
export function hashCollection(directory: string): string {
  const hash = createHash('sha256')
  for (const name of spoolFiles(directory)) hash.update(readFileSync(join(directory, name)))
  return hash.update(readFileSync(join(directory, MANIFEST))).digest('hex')
}

const NAME = /^\w+-\d{8}T\d{9}Z$/
const KEPT_FOR = 7 * 24 * 60 * 60 * 1000

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function manifestIn(directory: string): Manifest | null {
  try {
    return readManifest(directory)
  } catch (error) {
    if (error instanceof RolecallError) return null
    throw error
  }
}
