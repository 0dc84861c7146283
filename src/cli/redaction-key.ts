import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'

import { RolecallError } from '../model/error.ts'

/** The key that pseudonyms are made with, and what a user should know of it. */
export interface RedactionKey {
  readonly key: Uint8Array
  readonly note: string | null
}

const LENGTH = 32
/** A key that can be guessed hides nothing: whoever guesses it can try every name. */
const SHORTEST = 16

/**
 * Reads the key from a file, which is made (mode 0600) where it is not there; without a file, a key of this one time, so
 * that nobody can compare one redacted night with another.
 *
 * @throws RolecallError USAGE where the file cannot be read or made, or holds too little
 */
export function redactionKey(path: string | undefined): RedactionKey {
  if (path === undefined) return { key: randomBytes(LENGTH), note: null }
  const known = readKey(path)
  if (known !== null) return { key: known, note: null }
  const text = randomBytes(LENGTH).toString('hex')
  try {
    writeFileSync(path, `${text}\n`, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    throw unusable(path, error, 'made')
  }
  return { key: Buffer.from(text), note: `${path}: a new key; keep it to yourself, and for the nights to come` }
}

function readKey(path: string): Uint8Array | null {
  let text: string
  try {
    text = readFileSync(path, 'utf8').trim()
  } catch (error) {
    if (isMissing(error)) return null
    throw unusable(path, error, 'read')
  }
  const key = Buffer.from(text)
  if (key.length >= SHORTEST) return key
  throw new RolecallError('USAGE', `--key ${path}: expected ${SHORTEST} bytes or more, found ${key.length}`)
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

function unusable(path: string, error: unknown, how: string): RolecallError {
  const why = error instanceof Error ? error.message : String(error)
  return new RolecallError('USAGE', `--key ${path}: cannot be ${how}: ${why}`, { cause: error })
}
