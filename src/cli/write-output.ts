import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream, existsSync, rmSync, statSync } from 'node:fs'
import { access, constants, rename } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'

import { RolecallError } from '../model/error.ts'
import type { Io } from './io.ts'

/**
 * Writes a result to stdout (`-` or nothing) or to a file: whole or not at all, mode 0600, compressed where it ends in .gz.
 * What is there and no file (a pipe, /dev/null) is written to, not replaced.
 *
 * @throws RolecallError USAGE where the file cannot be written; errors of the text's own making pass through
 */
export async function writeOutput(
  text: AsyncIterable<string> | Iterable<string>,
  path: string | undefined,
  io: Io,
): Promise<void> {
  if (path === undefined || path === '-') return writeStream(text, io.stdout)
  const part = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.part`)
  const drop = () => {
    if (existsSync(part)) rmSync(part)
  }
  process.once('exit', drop)
  try {
    const isDevice = statSync(path, { throwIfNoEntry: false })?.isFile() === false
    const file = isDevice ? createWriteStream(path) : createWriteStream(part, { mode: 0o600, flags: 'wx' })
    const source = Readable.from(text)
    await (path.endsWith('.gz') ? pipeline(source, createGzip(), file) : pipeline(source, file))
    if (!isDevice) await rename(part, path)
  } catch (error) {
    drop()
    throw isSystemError(error) ? unwritable(path, error) : error
  } finally {
    process.off('exit', drop)
  }
}

/**
 * Finds out beforehand, for commands that change something, whether their result has a place to go.
 *
 * @throws RolecallError USAGE where the directory of the file cannot be written
 */
export async function checkOutput(path: string | undefined): Promise<void> {
  if (path === undefined || path === '-') return
  try {
    await access(dirname(path), constants.W_OK)
  } catch (error) {
    throw isSystemError(error) ? unwritable(path, error) : error
  }
}

function unwritable(path: string, error: Error): RolecallError {
  return new RolecallError('USAGE', `--output ${path}: cannot be written: ${error.message}`, { cause: error })
}

/** Writes piece by piece, no faster than the reader takes it. */
async function writeStream(text: AsyncIterable<string> | Iterable<string>, stream: Writable): Promise<void> {
  for await (const piece of text) {
    if (!stream.write(piece)) await once(stream, 'drain')
  }
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error
}
