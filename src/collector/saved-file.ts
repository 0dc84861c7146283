import { constants } from 'node:buffer'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'

import { RolecallError } from '../model/error.ts'

/** A saved file, read whole. */
export interface SavedFile {
  readonly name: string
  readonly text: string
  /** SHA-256 (hex) of the bytes as they were, compressed or not. */
  readonly hash: string
}

/**
 * Reads a saved file or a stream. Gzip is recognised by its first bytes; UTF-8 and PowerShell's UTF-16 are read.
 *
 * @param name path, or `-` for `stdin`
 * @throws RolecallError INPUT where it cannot be read, or is longer than JavaScript's longest string
 */
export async function readSavedFile(name: string, stdin: Readable): Promise<SavedFile> {
  const shown = name === '-' ? 'stdin' : name
  const source = name === '-' ? stdin : createReadStream(name)
  const hash = createHash('sha256')
  try {
    const bytes = await gunzipped(await collect(source, shown, (chunk) => hash.update(chunk)), shown)
    return { name: shown, text: decode(bytes, shown), hash: hash.digest('hex') }
  } catch (error) {
    if (error instanceof RolecallError) throw error
    throw new RolecallError('INPUT', `${shown}: cannot be read: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}

/** SHA-256 (hex) of a file's bytes, without reading it as text: enough to recognise a night already recorded. */
export async function hashSavedFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(bytesOf(chunk))
  return hash.digest('hex')
}

async function collect(source: AsyncIterable<unknown>, name: string, see: (chunk: Uint8Array) => void): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of source) {
    const bytes = bytesOf(chunk)
    see(bytes)
    chunks.push(bytes)
    length += bytes.length
    if (length > LONGEST) throw tooLong(name)
  }
  return Buffer.concat(chunks, length)
}

/** UTF-16 takes two bytes a character, so this is the most that could fit. */
const LONGEST = 2 * constants.MAX_STRING_LENGTH

async function gunzipped(bytes: Buffer, name: string): Promise<Buffer> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes
  const gunzip = createGunzip()
  gunzip.end(bytes)
  return collect(gunzip, name, () => {})
}

function decode(bytes: Buffer, name: string): string {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe
  if (bytes.length > (utf16 ? LONGEST : constants.MAX_STRING_LENGTH)) throw tooLong(name)
  if (utf16) return bytes.toString('utf16le', 2)
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  return bytes.toString('utf8', mark ? 3 : 0)
}

function bytesOf(chunk: unknown): Uint8Array {
  if (chunk instanceof Uint8Array) return chunk
  return Buffer.from(String(chunk))
}

function tooLong(name: string): RolecallError {
  return new RolecallError(
    'INPUT',
    `${name}: too long to read at once: expected at most ${constants.MAX_STRING_LENGTH} bytes of JSON (the longest string that Node.js holds)`,
    {
      hint:
        'Nothing was recorded. Save the account in pieces and import them together as one night:\n' +
        '  for f in User Group Role LocalManagedPolicy AWSManagedPolicy; do\n' +
        '    aws iam get-account-authorization-details --filter $f --output json > $f.json; done\n' +
        '  rolecall import User.json Group.json Role.json LocalManagedPolicy.json AWSManagedPolicy.json',
    },
  )
}
