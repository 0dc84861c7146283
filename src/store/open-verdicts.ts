import { existsSync, rmSync } from 'node:fs'

import type { History } from './history.ts'
import { makePrivate } from './open.ts'
import { Database } from './sqlite.ts'
import { type Verdicts, verdictsIn } from './verdicts.ts'

/** Raised when the tables change, or what every verdict rests on: an older cache is made anew. */
const VERSION = 1

/**
 * Opens the cache of verdicts at a path, mode 0600. One that is damaged, or of another version, is made anew.
 *
 * @returns why it cannot be kept there: verdicts are then forgotten when it is closed; null where it can
 */
export function openVerdicts(path: string): { readonly verdicts: Verdicts; readonly trouble: string | null } {
  try {
    return { verdicts: verdictsIn(opened(path)), trouble: null }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    return { verdicts: verdictsIn(prepared(MEMORY)), trouble: error.message }
  }
}

function opened(path: string): History {
  try {
    return prepared(path)
  } catch (error) {
    const isDamaged = error instanceof Database.SqliteError && /^SQLITE_(?:NOTADB|CORRUPT)/.test(error.code)
    if (!isDamaged) throw error
    for (const file of [path, `${path}-wal`, `${path}-shm`, `${path}-journal`]) rmSync(file, { force: true })
    return prepared(path)
  }
}

function prepared(path: string): History {
  if (path !== MEMORY && !existsSync(path)) makePrivate(path)
  const db = new Database(path, { timeout: 5000 })
  try {
    db.pragma('synchronous = OFF')
    db.transaction(() => {
      refuseForeign(db)
      // Written even where it stands already, so that a file that cannot be written shows itself here.
      db.pragma(`application_id = ${APPLICATION}`)
      if (db.pragma('user_version', { simple: true }) === VERSION) return
      db.exec(`${DROP}${TABLES} PRAGMA user_version = ${VERSION};`)
    }).immediate()
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** What is no cache of ours is left alone. */
function refuseForeign(db: History): void {
  const isEmpty = db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0
  if (isEmpty || db.pragma('application_id', { simple: true }) === APPLICATION) return
  throw Object.assign(new Error('it is another database'), { code: 'FOREIGN' })
}

/** Marks a cache of verdicts, in the header of its file: `rolc`. */
const APPLICATION = 0x726f6c63

const MEMORY = ':memory:'

const DROP = 'DROP TABLE IF EXISTS verdict; DROP TABLE IF EXISTS question; DROP TABLE IF EXISTS found;'

/** Nights differ little: what two of them have alike is kept once, by its hash. */
const TABLES = `
CREATE TABLE question (
  question_id INTEGER PRIMARY KEY,
  account     TEXT NOT NULL,
  query       TEXT NOT NULL,
  version     INTEGER NOT NULL,
  params      TEXT NOT NULL,
  UNIQUE (account, query, version, params)
) STRICT;
CREATE TABLE found (
  found_id     INTEGER PRIMARY KEY,
  sha256       BLOB NOT NULL UNIQUE,
  fingerprints BLOB NOT NULL
) STRICT;
CREATE TABLE verdict (
  question    INTEGER NOT NULL REFERENCES question,
  night       TEXT NOT NULL,
  is_answered INTEGER NOT NULL,
  found       INTEGER NOT NULL REFERENCES found,
  open        TEXT NOT NULL,
  PRIMARY KEY (question, night)
) STRICT, WITHOUT ROWID;`
