import { constants, isAscii } from 'node:buffer'
import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
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
  const hash = createHash('sha256')
  try {
    const given =
      name === '-' ? await collect(stdin, shown, (chunk) => hash.update(chunk)) : await readHashed(name, hash)
    const bytes = await gunzipped(given, shown)
    return { name: shown, text: decode(bytes, shown), hash: hash.digest('hex') }
  } catch (error) {
    if (error instanceof RolecallError) throw error
    throw new RolecallError(
      'INPUT',
      `${shown}: cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      { cause: error },
    )
  }
}

/** SHA-256 (hex) of a file's bytes, without reading it as text; null where it cannot be read. */
export async function hashSavedFile(path: string): Promise<string | null> {
  const hash = createHash('sha256')
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: PIECE })) hash.update(bytesOf(chunk))
    return hash.digest('hex')
  } catch {
    return null
  }
}

/** How many bytes are read at once: enough that asking for them costs nothing beside hashing them. */
const PIECE = 1 << 22

/** A file's bytes in one piece, each part of them hashed while the next one is on its way. */
async function readHashed(path: string, hash: Hash): Promise<Buffer> {
  const file = await open(path)
  try {
    const status = await file.stat()
    if (!status.isFile())
      return await collect(file.createReadStream({ autoClose: false }), path, (chunk) => hash.update(chunk))
    if (status.size > LONGEST) throw tooLong(path)
    const bytes = Buffer.allocUnsafe(status.size + 1)
    let [hashed, length, ended] = [0, 0, false]
    while (!ended) {
      const reading = file.read(bytes, length, Math.min(PIECE, bytes.length - length))
      hash.update(bytes.subarray(hashed, length))
      hashed = length
      const { bytesRead } = await reading
      length += bytesRead
      ended = bytesRead === 0
      if (length > status.size) throw new Error('it grew while it was read')
    }
    return bytes.subarray(0, length)
  } finally {
    await file.close()
  }
}

async function collect(
  source: AsyncIterable<unknown>,
  name: string,
  see: (chunk: Uint8Array) => void,
): Promise<Buffer> {
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
  if (isAscii(bytes)) return bytes.toString('latin1')
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
