import { randomBytes } from 'node:crypto'
import { createWriteStream, existsSync, realpathSync, rmSync, statSync } from 'node:fs'
import { access, constants, rename } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'

import { RolecallError } from '../model/error.ts'
import type { Io } from './io.ts'

/**
 * Writes a result to stdout (`-` or nothing) or to a file: whole or not at all, mode 0600, compressed where it ends in .gz.
 * What is there and no file (a pipe, /dev/null) is written to, not replaced.
 *
 * @returns whether all of it was wanted: a reader of stdout that leaves (`| head`) ends the making of the text, and is no error
 * @throws RolecallError USAGE where the file cannot be written; errors of the text's own making pass through
 */
export async function writeOutput(
  text: AsyncIterable<string> | Iterable<string>,
  path: string | undefined,
  io: Io,
): Promise<boolean> {
  if (path === undefined || path === '-') return writeStream(text, io.stdout)
  await checkOutput(path)
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
    return true
  } catch (error) {
    drop()
    throw isSystemError(error) ? unwritable(`--output ${path}`, error) : error
  } finally {
    process.off('exit', drop)
  }
}

/**
 * Finds out whether a result has a place to go; commands that change something ask before they do.
 *
 * @throws RolecallError USAGE where the file, or the directory that it is to be made in, cannot be written
 */
export async function checkOutput(
  path: string | undefined,
  read: readonly string[] = [],
  option = '--output',
): Promise<void> {
  if (path === undefined || path === '-') return
  const same = read.find((other) => other !== '-' && realPath(other) === realPath(path))
  if (same !== undefined)
    throw new RolecallError('USAGE', `${option} ${path}: this is ${same}, which is read here and must not be replaced`)
  try {
    const there = statSync(path, { throwIfNoEntry: false })
    if (there?.isDirectory() === true)
      throw new RolecallError('USAGE', `${option} ${path}: expected a file, found a directory`)
    if (there !== undefined) await access(path, constants.W_OK)
    if (there === undefined || there.isFile()) await access(dirname(path), constants.W_OK)
  } catch (error) {
    throw isSystemError(error) ? unwritable(`${option} ${path}`, error) : error
  }
}

/** Where a path leads, links followed; of a file that is not there yet, where it would be. */
function realPath(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return existsSync(dirname(path)) ? join(realpathSync(dirname(path)), basename(path)) : resolve(path)
  }
}

function unwritable(place: string, error: Error): RolecallError {
  return new RolecallError('USAGE', `${place}: cannot be written: ${error.message}`, { cause: error })
}

/** Writes piece by piece, no faster than the reader takes it, and no longer than it is there. */
async function writeStream(text: AsyncIterable<string> | Iterable<string>, stream: Writable): Promise<boolean> {
  for await (const piece of text) {
    if (!(await isTaken(piece, stream))) return false
  }
  return true
}

function isTaken(piece: string, stream: Writable): Promise<boolean> {
  return new Promise((resolve, reject) => {
    stream.write(piece, (error) => {
      if (!error) resolve(true)
      else if (isReaderGone(error)) resolve(false)
      else reject(isSystemError(error) ? unwritable('stdout', error) : error)
    })
  })
}

/** Whether a stream failed only because nobody reads it any more. */
function isReaderGone(error: Error): boolean {
  return 'code' in error && (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED')
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error
}
