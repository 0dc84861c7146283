import { constants, isAscii } from 'node:buffer'
import { createHash, webcrypto } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'

import { RolecallError } from '../model/error.ts'
import { memberOf } from '../util/members.ts'
import type { JsonBytes } from './sliced-json.ts'

/** A saved file, read whole: UTF-8 without a byte order mark, whatever it was. */
export interface SavedFile extends JsonBytes {
  readonly name: string
  /** SHA-256 (hex) of the bytes as they were, compressed or not; it takes a while, and nobody waits who need not. */
  readonly hash: Promise<string>
}

/**
 * Reads a saved file or a stream. Gzip is recognised by its first bytes; UTF-8 and PowerShell's UTF-16 are read.
 *
 * @param name path, or `-` for `stdin`
 * @throws RolecallError INPUT where it cannot be read, or is longer than JavaScript's longest string
 */
export async function readSavedFile(name: string, stdin: Readable): Promise<SavedFile> {
  const shown = name === '-' ? 'stdin' : name
  try {
    const given = name === '-' ? await collect(stdin, shown) : await readBytes(name)
    return { name: shown, hash: digest(given), ...plain(await gunzipped(given, shown), shown) }
  } catch (error) {
    if (error instanceof RolecallError) throw error
    throw new RolecallError('INPUT', `${shown}: cannot be read: ${whyUnread(error)}`, { cause: error })
  }
}

/** What the system says, in words where it says it by a code. */
function whyUnread(error: unknown): string {
  const code = memberOf(error, 'code')
  const known = typeof code === 'string' ? REASONS.get(code) : undefined
  return known ?? (error instanceof Error ? error.message : String(error))
}

const REASONS: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'there is no such file'],
  ['EISDIR', 'it is a directory'],
  ['EACCES', 'the system does not allow it'],
])

/** SHA-256 (hex) of a file's bytes, without reading it as text; null where it cannot be read. */
export async function hashSavedFile(path: string): Promise<string | null> {
  const hash = createHash('sha256')
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 22 })) hash.update(bytesOf(chunk))
    return hash.digest('hex')
  } catch {
    return null
  }
}

/** A file's bytes in one piece, if it is one; a pipe's as they come. */
async function readBytes(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const status = await file.stat()
    if (status.size > LONGEST) throw tooLong(path)
    if (!status.isFile()) return await collect(file.createReadStream({ autoClose: false }), path)
    const bytes = Buffer.allocUnsafe(status.size + 1)
    let length = 0
    for (let read = -1; read !== 0; length += read) ({ bytesRead: read } = await file.read(bytes, length))
    if (length > status.size) throw new Error('it grew while it was read')
    return bytes.subarray(0, length)
  } finally {
    await file.close()
  }
}

/** SHA-256 (hex), reckoned beside whatever goes on meanwhile. */
async function digest(bytes: Buffer): Promise<string> {
  return Buffer.from(await webcrypto.subtle.digest('SHA-256', bytes)).toString('hex')
}

async function collect(source: AsyncIterable<unknown>, name: string): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of source) {
    const bytes = bytesOf(chunk)
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
  return collect(gunzip, name)
}

function plain(given: Buffer, name: string): JsonBytes {
  const utf16 = given[0] === 0xff && given[1] === 0xfe
  if (given.length > (utf16 ? LONGEST : constants.MAX_STRING_LENGTH)) throw tooLong(name)
  if (utf16) return { bytes: Buffer.from(given.toString('utf16le', 2)), ascii: false }
  const mark = given[0] === 0xef && given[1] === 0xbb && given[2] === 0xbf
  return { bytes: mark ? given.subarray(3) : given, ascii: isAscii(given) }
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
