import { readFileSync, statSync } from 'node:fs'

import { RolecallError } from '../model/error.ts'

/** Beyond it a file is not what it is taken for, in bytes. */
const LARGEST = 1_048_576

/**
 * The text of a small file, without a byte order mark. Only a regular file is opened: a pipe in its place would never end.
 *
 * @throws RolecallError INPUT where it cannot be read, is no file, or is larger than 1 MiB
 */
export function readText(path: string): string {
  try {
    const stat = statSync(path)
    if (!stat.isFile()) throw new Error('it is not a file')
    if (stat.size > LARGEST) throw new Error(`it is larger than ${LARGEST} bytes`)
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '')
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new RolecallError('INPUT', `${path}: cannot be read: ${why}`, { cause: error })
  }
}
