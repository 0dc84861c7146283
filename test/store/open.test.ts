import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Database } from '../../src/store/sqlite.ts'

import { listSnapshots, openForReading, openForRecording } from '../../src/store/index.ts'
import { file, user } from '../collector/account.ts'
import { emptyShelf, nightTime, shelfOf, temporaryFolder } from './nights.ts'

const NEWEST = 4
const APPLICATION_ID = 0x526f6c65

function schemaOf(path: string): unknown {
  const db = new Database(path, { readonly: true })
  const rows = db.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name').all()
  db.close()
  return rows
}

describe('making a history', () => {
  test('makes a private file in a private directory, migrated', () => {
    const folder = join(temporaryFolder(), 'deep', 'down')
    const path = join(folder, 'rolecall.db')
    const db = openForRecording(path)
    expect([statSync(path).mode & 0o777, statSync(folder).mode & 0o777]).toEqual([0o600, 0o700])
    expect([statSync(`${path}-wal`).mode & 0o777, db.pragma('journal_mode', { simple: true })]).toEqual([0o600, 'wal'])
    expect([db.pragma('user_version', { simple: true }), db.pragma('application_id', { simple: true })]).toEqual([
      NEWEST,
      APPLICATION_ID,
    ])
    expect([db.pragma('foreign_keys', { simple: true }), db.pragma('integrity_check', { simple: true })]).toEqual([
      1,
      'ok',
    ])
    db.close()
  })

  test('leaves a directory that was there as it was', () => {
    const folder = temporaryFolder()
    chmodSync(folder, 0o755)
    openForRecording(join(folder, 'rolecall.db')).close()
    expect(statSync(folder).mode & 0o777).toBe(0o755)
  })

  test('opened again changes nothing', () => {
    const path = join(temporaryFolder(), 'rolecall.db')
    openForRecording(path).close()
    const before = schemaOf(path)
    openForRecording(path).close()
    openForReading(path).close()
    expect(schemaOf(path)).toEqual(before)
  })

  test('from an older version gives the same schema as from nothing', () => {
    const folder = temporaryFolder()
    const [older, fresh] = [join(folder, 'older.db'), join(folder, 'fresh.db')]
    const db = new Database(older)
    db.exec(readFileSync(new URL('../../schema/sqlite/0001-history.sql', import.meta.url), 'utf8'))
    db.pragma(`application_id = ${APPLICATION_ID}`)
    db.pragma('user_version = 1')
    db.close()
    expect(() => openForReading(older)).toThrow(
      `${older}: its schema is version 1, this program reads version ${NEWEST}`,
    )
    openForRecording(older).close()
    openForRecording(fresh).close()
    expect(schemaOf(older)).toEqual(schemaOf(fresh))
  })

  test('from an older version keeps its nights, which had nothing of what came to be counted', () => {
    const path = join(temporaryFolder(), 'older.db')
    const db = new Database(path)
    for (const step of ['0001-history', '0002-indexes', '0003-views'])
      db.exec(readFileSync(new URL(`../../schema/sqlite/${step}.sql`, import.meta.url), 'utf8'))
    db.exec(`
      INSERT INTO account VALUES (1, '111122223333', 'aws');
      INSERT INTO part VALUES (1, 'roles'), (2, 'users');
      INSERT INTO warning_list VALUES (1, x'00', '[]');
      INSERT INTO snapshot VALUES (1, 1, 0, NULL, NULL, 'file', NULL, '0.1.0', NULL, 0, 0, 'cli', '{"users":7}', 1, '{}', '');
      INSERT INTO snapshot_part VALUES (1, 1, 0, 'skipped', 0, 'x'), (1, 2, 0, 'complete', 7, NULL)`)
    db.pragma(`application_id = ${APPLICATION_ID}`)
    db.pragma('user_version = 3')
    db.close()
    const migrated = openForRecording(path)
    const [night] = listSnapshots(migrated)
    migrated.close()
    expect(night?.counts).toEqual({ users: 7, providers: 0, mfaDevices: 0, serverCertificates: 0, accessKeys: 0 })
    expect([...(night?.parts ?? [])]).toEqual([
      ['users', { status: 'complete', count: 7, detail: null }],
      ['roles', { status: 'skipped', count: 0, detail: 'x' }],
    ])
  })
})

describe('a file that is not ours is refused and left as it is', () => {
  const cases: Readonly<Record<string, { make: (path: string) => void; says: string }>> = {
    'a newer history, both versions named': {
      make: (path) => {
        const db = openForRecording(path)
        db.pragma('journal_mode = DELETE')
        db.pragma('user_version = 99')
        db.close()
      },
      says: `its schema is version 99, this program knows up to ${NEWEST}`,
    },
    'a database of another program': {
      make: (path) => {
        const db = new Database(path)
        db.exec('CREATE TABLE notes (text)')
        db.close()
      },
      says: 'a database of another program',
    },
    'a database of another program, with a version and no tables': {
      make: (path) => {
        const db = new Database(path)
        db.pragma('user_version = 2')
        db.close()
      },
      says: 'a database of another program',
    },
    'no database': {
      make: (path) => writeFileSync(path, 'no database at all, but long enough to look into it'.repeat(20)),
      says: 'file is not a database (SQLITE_NOTADB)',
    },
  }
  test.each(Object.entries(cases))('%s', (_, { make, says }) => {
    const path = join(temporaryFolder(), 'x.db')
    make(path)
    const before = readFileSync(path)
    for (const open of [openForRecording, openForReading]) expect(() => open(path)).toThrow(`${path}: ${says}`)
    expect(readFileSync(path).equals(before)).toBe(true)
    expect(existsSync(`${path}-wal`)).toBe(false)
  })
})

describe('a history that cannot be read or written says why', () => {
  test('where there is none, none is made', () => {
    const path = join(temporaryFolder(), 'none.db')
    expect(() => openForReading(path)).toThrow(`${path}: there is no history database here`)
    expect(existsSync(path)).toBe(false)
  })

  test('an empty file holds no history yet', () => {
    const path = join(temporaryFolder(), 'empty.db')
    writeFileSync(path, '')
    expect(() => openForReading(path)).toThrow(`${path}: holds no history yet`)
  })

  test('a place that is a file', () => {
    const path = join(temporaryFolder(), 'file')
    writeFileSync(path, '')
    expect(() => openForRecording(join(path, 'x.db'))).toThrow(`${join(path, 'x.db')}: cannot be made`)
  })

  test('a directory', () => {
    const folder = temporaryFolder()
    expect(() => openForReading(folder)).toThrow(folder)
  })

  test('a reader in a directory that cannot be written still reads, or says why not', () => {
    const folder = temporaryFolder()
    const path = join(folder, 'rolecall.db')
    const db = openForRecording(path)
    db.close()
    chmodSync(path, 0o644)
    chmodSync(folder, 0o555)
    const { stdout, stderr } = asNobody(
      path,
      `
      try { console.log(openForReading(${JSON.stringify(path)}).prepare('SELECT count(*) FROM all_users').pluck().get()) }
      catch (error) { console.log(error.name, error.message) }`,
    )
    chmodSync(folder, 0o700)
    expect(stderr).toBe('')
    expect(stdout === '0\n' || stdout.startsWith(`RolecallError ${path}: `)).toBe(true)
  })
})

test('one who reads does not hold up one who records, and sees the night before', () => {
  const shelf = emptyShelf()
  shelf.add(file({ UserDetailList: [user('ada')] }))
  const reader = openForReading(shelf.path)
  const counted = () => reader.prepare<[], number>('SELECT count(*) FROM all_users').pluck().get()
  reader.exec('BEGIN')
  expect(counted()).toBe(1)
  shelf.add(file({ UserDetailList: [user('bob')] }), { takenAt: nightTime(1) })
  expect(counted()).toBe(1)
  reader.exec('COMMIT')
  expect(counted()).toBe(2)
  reader.close()
}, 10_000)

test('one who cannot get the file to record says who holds it', () => {
  const shelf = emptyShelf()
  const impatient = openForRecording(shelf.path, 50)
  shelf.db.exec('BEGIN IMMEDIATE')
  expect(() => shelfOf(shelf.path, impatient).add(file({ UserDetailList: [user('ada')] }))).toThrow(
    new RegExp(`^${shelf.path}: another recording has held it for 15 s: by `),
  )
  shelf.db.exec('ROLLBACK')
  expect(shelfOf(shelf.path, impatient).add(file({ UserDetailList: [user('ada')] }))).toMatchObject({ recorded: true })
  impatient.close()
})

/** Runs a script of ours without the rights of the superuser, who may write anywhere. */
function asNobody(path: string, script: string): { readonly stdout: string; readonly stderr: string } {
  const unprivileged = `
    const { openForReading } = await import(${JSON.stringify(new URL('../../dist/index.js', import.meta.url).href)})
    openForReading(${JSON.stringify(path)}).close() // so that nothing of the package is read without rights
    if (process.getuid() === 0) process.setuid(65534)
    ${script}`
  return spawnSync(process.execPath, ['--input-type=module', '--eval', unprivileged], { encoding: 'utf8' })
}
