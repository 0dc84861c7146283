import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

import { captureFiles, type FileCaptureOptions } from '../../src/collector/file.ts'
import type { SavedFile } from '../../src/collector/saved-file.ts'
import type { Capture } from '../../src/model/capture.ts'
import { fingerprintLookup, type History, openForRecording, recordNight } from '../../src/store/index.ts'
import type { Recorded } from '../../src/store/record.ts'
import { migrate } from '../../src/store/migrate.ts'
import { Database } from '../../src/store/sqlite.ts'
import { sha256Hex } from '../../src/util/hash.ts'

/** An hour of the first night, in milliseconds since 1970: 2026-11-01T02:00:00Z. */
export const FIRST = Date.UTC(2026, 10, 1, 2)
const DAY = 86_400_000

/** The nth night's moment, from 0. */
export function nightTime(n: number): number {
  return FIRST + n * DAY
}

/** What the user said of a night: all of it optional, the clock stands still. */
export type Said = Partial<FileCaptureOptions>

/** A saved file without a disk: an object stands for its JSON. */
function savedFile(content: unknown, name = 'night.json'): SavedFile {
  const text = typeof content === 'string' ? content : JSON.stringify(content)
  return { name, bytes: Buffer.from(text), ascii: false, hash: Promise.resolve(sha256Hex(text)) }
}

/** Reads files as one night. */
export function captureOf(contents: readonly unknown[], said: Said = {}): Capture {
  const files = contents.map((content, index) =>
    savedFile(content, contents.length === 1 ? 'night.json' : `page${index + 1}.json`),
  )
  return captureFiles(files, { now: FIRST, isKnown: () => false, ...said })
}

/** A folder that is gone when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rolecall-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A history in a temporary file, and how to put nights into it. */
export interface Shelf {
  readonly path: string
  readonly db: History
  /** Records one night from one file's content, the first night's moment unless another is said. */
  readonly add: (content: unknown, said?: Said & { readonly replace?: boolean }) => Recorded
}

/** An empty history for one test. */
export function emptyShelf(): Shelf {
  const path = join(temporaryFolder(), 'rolecall.db')
  const db = openForRecording(path)
  onTestFinished(() => {
    db.close()
  })
  return shelfOf(path, db)
}

/** A history that lives only as long as a property's run: whoever makes it closes it. */
export function shelfInMemory(): Shelf {
  const db = new Database(':memory:')
  db.pragma('foreign_keys = ON')
  migrate(db, ':memory:')
  return shelfOf(':memory:', db)
}

/** A history that is open already. */
export function shelfOf(path: string, db: History): Shelf {
  return {
    path,
    db,
    add: (content, { replace = false, ...said } = {}) => addNight(db, path, content, replace, said),
  }
}

function addNight(db: History, path: string, content: unknown, replace: boolean, said: Said): Recorded {
  const capture = captureOf([content], { takenAt: FIRST, isKnown: fingerprintLookup(db), ...said })
  return recordNight(db, path, capture, {
    replace,
    toolVersion: '0.0.0',
    inputHash: 'the bytes',
    startedAt: 0,
    finishedAt: 0,
  })
}
