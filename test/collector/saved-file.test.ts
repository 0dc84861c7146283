import { constants } from 'node:buffer'
import { closeSync, ftruncateSync, openSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'

import { hashSavedFile, readSavedFile, type SavedFile } from '../../src/collector/saved-file.ts'
import { RolecallError } from '../../src/model/error.ts'
import { sha256Hex } from '../../src/util/hash.ts'
import { temporaryFolder } from '../store/nights.ts'

const TEXT = '{"UserDetailList": [], "é": "𝄞"}'
const NOTHING = Readable.from([])

async function whole(reading: Promise<SavedFile>) {
  const file = await reading
  return { ...file, hash: await file.hash }
}

describe('a saved file, however it is written', () => {
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(TEXT, 'utf16le')])
  test.each([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${TEXT}`)],
    ['UTF-16, as PowerShell redirects it', utf16],
    ['gzip', gzipSync(TEXT)],
    ['gzip of a byte order mark', gzipSync(`\ufeff${TEXT}`)],
    ['gzip of UTF-16', gzipSync(utf16)],
    ['gzip in two members', Buffer.concat([gzipSync(TEXT.slice(0, 9)), gzipSync(TEXT.slice(9))])],
  ])('%s', async (_, bytes) => {
    const path = join(temporaryFolder(), 'night.json')
    writeFileSync(path, bytes)
    const expected = { bytes: Buffer.from(TEXT), ascii: false, hash: sha256Hex(bytes) }
    expect(await whole(readSavedFile(path, NOTHING))).toEqual({ name: path, ...expected })
    expect(await hashSavedFile(path)).toBe(expected.hash)
    const halves = [bytes.subarray(0, bytes.length / 2), bytes.subarray(bytes.length / 2)]
    expect(await whole(readSavedFile('-', Readable.from(halves)))).toEqual({ name: 'stdin', ...expected })
  })
})

test('a character cut in two by the stream is whole again', async () => {
  const bytes = [...Buffer.from(TEXT)].map((byte) => Buffer.from([byte]))
  expect((await readSavedFile('-', Readable.from(bytes))).bytes.toString()).toBe(TEXT)
})

describe('what cannot be read is named', () => {
  test('a file that is not there', async () => {
    await expect(readSavedFile('/nowhere/night.json', NOTHING)).rejects.toThrow(
      /^\/nowhere\/night\.json: cannot be read: there is no such file$/,
    )
  })

  test('a directory', async () => {
    const folder = temporaryFolder()
    await expect(readSavedFile(folder, NOTHING)).rejects.toThrow(`${folder}: cannot be read: it is a directory`)
  })

  test('gzip that was cut off', async () => {
    const path = join(temporaryFolder(), 'night.json.gz')
    writeFileSync(path, gzipSync(TEXT).subarray(0, 20))
    await expect(readSavedFile(path, NOTHING)).rejects.toThrow(`${path}: cannot be read: unexpected end of file`)
  })

  test('a stream that breaks', async () => {
    const broken = new Readable({
      read() {
        this.destroy(new Error('the pipe broke'))
      },
    })
    await expect(readSavedFile('-', broken)).rejects.toThrow('stdin: cannot be read: the pipe broke')
  })
})

test('a file beyond the longest string is refused, with what to do', async () => {
  const path = join(temporaryFolder(), 'night.json')
  const file = openSync(path, 'w')
  ftruncateSync(file, constants.MAX_STRING_LENGTH + 1)
  closeSync(file)
  const refused = await readSavedFile(path, NOTHING).catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(RolecallError)
  expect(refused).toMatchObject({
    code: 'INPUT',
    message: `${path}: too long to read at once: expected at most ${constants.MAX_STRING_LENGTH} bytes of JSON (the longest string that Node.js holds)`,
  })
  expect((refused as RolecallError).hint).toContain('--filter $f')
})
