import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where data of other projects' making lies: beside this project, and not part of it. */
const SHARED = process.env['ROLECALL_SHARED'] ?? fileURLToPath(new URL('../../../shared', import.meta.url))

/** A file or folder of that data; null where it is not here. */
export function sharedPath(...names: readonly string[]): string | null {
  const path = join(SHARED, 'data', ...names)
  return existsSync(path) ? path : null
}

/** A JSON file of that data, in the shape its publisher gave it; null where it is not here. */
export function sharedJson(...names: readonly string[]): unknown {
  const path = sharedPath(...names)
  return path === null ? null : (JSON.parse(readFileSync(path, 'utf8')) as unknown)
}
