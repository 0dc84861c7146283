import { hash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { History } from '../../src/store/history.ts'
import { Database } from '../../src/store/sqlite.ts'

import { readAsset } from '../../src/util/asset.ts'
import { type Members, rawDocuments, rawRows } from './raw-rows.ts'
import { stopwatch } from './stopwatch.ts'

/** What an import cannot do without, each in milliseconds, and how much there is of it. */
export interface ImportFloor {
  readonly read: number
  readonly parse: number
  readonly stringify: number
  readonly hash: number
  readonly insert: number
  readonly rows: number
  readonly documents: number
}

/** The least that any importer of a file does: read and decode it, parse it, put its documents in a form and hash them, insert its rows. */
export function importFloor(file: string, database: string): ImportFloor {
  const lap = stopwatch()
  const text = readFileSync(file).toString('utf8')
  const read = lap()
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the generator wrote it
  const night = JSON.parse(text) as Members
  const parse = lap()
  const documents = rawDocuments(night)
  const bodies = documents.map((document) => JSON.stringify(document))
  const stringify = lap()
  const hashes = bodies.map((body) => hash('sha256', body, 'buffer'))
  const hashed = lap()
  const rows = insertRaw(database, night, { documents, bodies, hashes }, lap)
  return { read, parse, stringify, hash: hashed, insert: lap(), rows, documents: documents.length }
}

/** What a night cannot do without that is mostly known: reading the file and parsing it. */
export function parseFloor(file: string): Pick<ImportFloor, 'read' | 'parse'> {
  const lap = stopwatch()
  const text = readFileSync(file).toString('utf8')
  const read = lap()
  JSON.parse(text)
  return { read, parse: lap() }
}

interface RawDocuments {
  readonly documents: readonly unknown[]
  readonly bodies: readonly string[]
  readonly hashes: readonly Buffer[]
}

/** Inserts with plain prepared statements, in one transaction, into the tables as the schema has them, without its later indexes. */
function insertRaw(
  path: string,
  night: Members,
  { documents, bodies, hashes }: RawDocuments,
  lap: () => number,
): number {
  const db = new Database(path)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = NORMAL')
  db.pragma('foreign_keys = OFF')
  db.pragma('cache_size = -65536')
  db.exec(readAsset('sqlite/0001-history.sql'))
  const before = count(db, TABLES)
  const random = randomBytes(32 * 2 * documents.length)
  let at = 0
  lap()
  db.transaction(() => {
    const document = db.prepare(
      'INSERT INTO document (sha256, body, raw, parsed) VALUES (?, ?, NULL, 1) ON CONFLICT DO NOTHING',
    )
    const ids = new Map<string, number>()
    const idOf = new Map<unknown, number>()
    for (const [index, body] of bodies.entries()) {
      const id = ids.get(body) ?? Number(document.run(hashes[index], body).lastInsertRowid)
      ids.set(body, id)
      idOf.set(documents[index], id)
    }
    const inserts = new Map<string, ReturnType<History['prepare']>>()
    for (const { table, values } of rawRows(
      night,
      (given) => idOf.get(given) ?? 0,
      () => random.subarray((at += 32) - 32, at),
    )) {
      const insert =
        inserts.get(table) ?? db.prepare(`INSERT INTO ${table} VALUES (${values.map(() => '?').join(', ')})`)
      inserts.set(table, insert)
      insert.run(...values)
    }
  })()
  db.pragma('wal_checkpoint(TRUNCATE)')
  return count(db, TABLES) - before
}

const TABLES = [
  'document',
  'entity',
  'state',
  'user_state',
  'group_state',
  'role_state',
  'instance_profile_state',
  'managed_policy_state',
  'tag',
  'policy_attachment',
  'inline_policy',
  'group_membership',
  'instance_profile_role',
  'policy_version',
  'presence',
  'usage',
  'fingerprint',
]

/** How many rows a night's entities became, the reserved state apart. */
export function rowCount(path: string): number {
  const db = new Database(path, { readonly: true })
  return count(db, TABLES) - 1
}

function count(db: History, tables: readonly string[]): number {
  return tables.reduce(
    (sum, table) => sum + (db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0),
    0,
  )
}
