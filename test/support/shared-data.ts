import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const SHARED = process.env['ROLECALL_SHARED'] ?? join(import.meta.dirname, '../../../shared')

/** A file of other people's data as JSON, or null where it is not here; says which on the console. */
export function sharedData(path: string): unknown {
  const file = join(SHARED, 'data', path)
  const isHere = existsSync(file)
  console.log(`${path}: ${isHere ? 'read 1 file' : 'read no file, the data is not here'}`)
  return isHere ? JSON.parse(readFileSync(file, 'utf8')) : null
}
