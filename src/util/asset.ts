import { readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

/** The folder of what the package ships beside its code: the same from `src` and from `dist`. */
const SCHEMA = new URL('../../schema/', import.meta.url)

/**
 * The text of a file that the package ships under `schema/`.
 *
 * @param path relative to `schema/`, with forward slashes
 * @throws Error (ENOENT) where the package lacks it
 */
export function readAsset(path: string): string {
  return readFileSync(new URL(path, SCHEMA), 'utf8')
}

/**
 * The text of a gzipped file that the package ships under `schema/`.
 *
 * @param path relative to `schema/`, with forward slashes
 * @throws Error (ENOENT) where the package lacks it
 */
export function readGzippedAsset(path: string): string {
  return gunzipSync(readFileSync(new URL(path, SCHEMA))).toString('utf8')
}

/** The names of the files in a folder under `schema/`, sorted. */
export function listAssets(folder: string): readonly string[] {
  return readdirSync(new URL(`${folder}/`, SCHEMA)).toSorted((a, b) => (a < b ? -1 : 1))
}

/** What the package says of itself. */
export function readPackage(): { readonly version: string } {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the package's own file
  return JSON.parse(readFileSync(new URL('../package.json', SCHEMA), 'utf8')) as { version: string }
}
