import { chmodSync, closeSync, constants, existsSync, mkdirSync, openSync, readFileSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { Database } from './sqlite.ts'

import { RolecallError } from '../model/error.ts'
import type { History } from './history.ts'
import { holderOf } from './lock-holder.ts'
import { checkVersion, migrate } from './migrate.ts'

/** How long a recorder waits for another one, in milliseconds. */
const BUSY_TIMEOUT = 15_000

/**
 * Opens a history to record in, making and migrating the file where needed: mode 0600, in a directory of mode 0700 if that is new.
 *
 * @throws RolecallError DATABASE where it cannot be opened, is held by another process, or is newer than this program
 */
export function openForRecording(path: string, busyTimeout: number = BUSY_TIMEOUT): History {
  return explained(path, () => {
    makePrivate(path)
    const db = new Database(resolve(path), { timeout: busyTimeout })
    return initialised(db, () => {
      checkVersion(db, path, 'record')
      writeAhead(db, busyTimeout)
      db.pragma('synchronous = NORMAL')
      db.pragma('foreign_keys = ON')
      db.pragma('cache_size = -65536')
      migrate(db, path)
    })
  })
}

/** Turns the write-ahead log on. SQLite does not wait for others here, so that two processes which make one file need this loop. */
function writeAhead(db: History, patience: number): void {
  const deadline = performance.now() + patience
  for (;;) {
    try {
      db.pragma('journal_mode = WAL')
      return
    } catch (error) {
      if (
        performance.now() > deadline ||
        !(error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY'))
      )
        throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE)
    }
  }
}

/** Between two attempts, in milliseconds. */
const PAUSE = 10

/** Whether there is a history at a path. */
export function historyExists(path: string): boolean {
  return existsSync(path)
}

/**
 * Opens a history that must exist, to read.
 *
 * @throws RolecallError DATABASE where there is none, or it cannot be read
 */
export function openForReading(path: string): History {
  if (!existsSync(path)) {
    throw new RolecallError('DATABASE', `${resolve(path)}: there is no history database here`, {
      hint: 'Take a first night with `rolecall collect` or `rolecall import FILE`, or name the file with --db.',
    })
  }
  return explained(path, () => {
    return initialised(openReadonly(path), (db) => {
      db.pragma('cache_size = -65536')
      db.pragma('temp_store = MEMORY')
      checkVersion(db, path, 'read')
    })
  })
}

/** Runs a piece of work in which SQLite's own errors become ours, with the file named. */
export function explained<Result>(path: string, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    throw error instanceof Database.SqliteError ? explanation(path, error) : error
  }
}

function explanation(path: string, error: InstanceType<typeof Database.SqliteError>): RolecallError {
  const file = resolve(path)
  if (error.code.startsWith('SQLITE_BUSY')) {
    return new RolecallError(
      'DATABASE',
      `${file}: another recording has held it for ${BUSY_TIMEOUT / 1000} s: ${holderOf(path)}`,
      {
        hint: 'Nothing was recorded. Try again when it is done.',
        cause: error,
      },
    )
  }
  const hints: Readonly<Record<string, string>> = {
    SQLITE_NOTADB: 'Name another file with --db; this one is left as it is.',
    SQLITE_FULL: 'Nothing was recorded. Make room on the disk and try again.',
    SQLITE_CANTOPEN: 'Look at the permissions of the file and its directory, or name another with --db.',
    SQLITE_READONLY: 'The file or its directory cannot be written; name another with --db.',
  }
  const hint = Object.entries(hints).find(([code]) => error.code.startsWith(code))?.[1]
  return new RolecallError('DATABASE', `${file}: ${error.message} (${error.code})`, {
    ...(hint === undefined ? {} : { hint }),
    cause: error,
  })
}

/** A log in WAL mode wants a file beside the database; where none can be made and none is needed, a copy in memory does. */
function openReadonly(path: string): History {
  const db = new Database(resolve(path), { readonly: true, timeout: BUSY_TIMEOUT })
  try {
    db.prepare('SELECT count(*) FROM sqlite_schema').get()
    return db
  } catch (error) {
    db.close()
    const unwritable = error instanceof Database.SqliteError && /^SQLITE_(?:READONLY|CANTOPEN)/.test(error.code)
    if (!unwritable || (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0) throw error
    return inMemory(path)
  }
}

/** Bytes 18 and 19 of the header say WAL, which a copy in memory cannot have. {@link https://www.sqlite.org/fileformat.html#file_format_version_numbers} */
function inMemory(path: string): History {
  const bytes = readFileSync(path)
  bytes.fill(1, 18, 20)
  return new Database(bytes)
}

function initialised(db: History, work: (db: History) => void): History {
  try {
    work(db)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** Makes an empty file that nobody else can read, in a directory that nobody else can enter if that is new. */
export function makePrivate(path: string): void {
  const directory = dirname(resolve(path))
  try {
    if (!existsSync(directory)) {
      mkdirSync(directory, { recursive: true, mode: 0o700 })
      chmodSync(directory, 0o700)
    }
    if (existsSync(path) && statSync(path).isDirectory()) throw new Error('it is a directory')
    if (!existsSync(path)) closeSync(openSync(path, constants.O_CREAT | constants.O_RDWR, 0o600))
  } catch (error) {
    throw new RolecallError(
      'DATABASE',
      `${resolve(path)}: cannot be made: ${error instanceof Error ? error.message : String(error)}`,
      {
        hint: 'Name a place that can be written with --db.',
        cause: error,
      },
    )
  }
}
