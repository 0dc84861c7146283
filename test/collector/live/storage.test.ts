import {
  closeSync,
  cpSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'

import type { CollectEvent } from '../../../src/collector/live/event.ts'
import { openForRecording } from '../../../src/store/index.ts'
import { Database } from '../../../src/store/sqlite.ts'
import { type Collecting, collecting, importPages } from '../../support/collecting.ts'
import { expectWhole } from '../../support/expect-whole.ts'
import type { Fault } from '../../support/iam-endpoint/index.ts'
import { readNights } from '../../support/read-night.ts'

/** A disk on which nothing more fits, while a test says so. */
const disk = vi.hoisted(() => ({ full: false }))

/** Nobody waits fifteen seconds for a lock here, and a full disk is one whose pages are all in use. */
vi.mock('../../../src/store/open.ts', async (importOriginal) => {
  const store = await importOriginal<{ readonly openForRecording: typeof openForRecording }>()
  return {
    ...store,
    openForRecording: (path: string, patience = 200) => {
      const db = store.openForRecording(path, patience)
      if (disk.full) db.pragma('max_page_count = 1')
      return db
    },
  }
})

vi.mock('node:fs/promises', async (importOriginal) => {
  const files = await importOriginal<{
    readonly writeFile: (file: string, ...more: readonly unknown[]) => Promise<void>
  }>()
  const writeFile: typeof files.writeFile = async (file, ...more) => {
    if (disk.full) throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })
    await files.writeFile(file, ...more)
  }
  return { ...files, writeFile }
})

beforeEach(() => {
  disk.full = false
})

const DAY = 86_400_000

/** Does something at the first event of a type. */
function at(type: CollectEvent['type'], work: () => void): { readonly onEvent: (event: CollectEvent) => void } {
  let done = false
  return {
    onEvent: (event) => {
      if (event.type !== type || done) return
      done = true
      work()
    },
  }
}

/** Holds the database as another recording does. */
function lock(path: string): { readonly release: () => void } {
  const db = new Database(path)
  db.exec('BEGIN IMMEDIATE')
  const release = () => {
    if (db.open) db.close()
  }
  onTestFinished(release)
  return { release }
}

/** Says in the header of the file that only a newer SQLite may write it. {@link https://www.sqlite.org/fileformat.html#file_format_version_numbers} */
function makeReadOnly(path: string): void {
  const file = openSync(path, 'r+')
  writeSync(file, Buffer.of(3), 0, 1, 18)
  closeSync(file)
}

/** Checks that all was kept that came, and that importing it gives the night that was to be. */
async function expectKept(bench: Collecting): Promise<void> {
  const [kept, ...others] = bench.spools()
  expect([kept?.manifest.complete, others]).toEqual([true, []])
  const { recorded } = await importPages(bench.db, kept?.directory ?? '')
  expect(recorded).toBe(true)
  expect((await expectWhole(bench)).codes).toEqual([])
}

describe('a database that cannot be written', () => {
  test('held by another recording: a clear error, and the pages can be imported', async () => {
    const bench = await collecting()
    let held: ReturnType<typeof lock> | undefined
    const { error } = await bench.collect(at('recording', () => (held = lock(bench.db))))
    expect(error).toMatchObject({
      code: 'DATABASE',
      message: expect.stringContaining('another recording has held it'),
      hint: expect.stringMatching(/rolecall import .*\.spool\/111122223333-\d{8}T\d{9}Z records it/),
    })
    held?.release()
    await expectKept(bench)
  })

  test('held, and later free: --resume records what is kept, and asks for nothing again', async () => {
    const bench = await collecting()
    let held: ReturnType<typeof lock> | undefined
    await bench.collect(at('recording', () => (held = lock(bench.db))))
    held?.release()
    const { error, requests } = await bench.collect({ resume: true })
    expect([error, requests.map(({ action }) => action)]).toEqual([null, ['GetCallerIdentity']])
    expect((await expectWhole(bench)).codes).toEqual([])
    expect(bench.spools()).toEqual([])
  })

  test('read-only: a clear error, and the pages can be imported elsewhere', async () => {
    const bench = await collecting()
    openForRecording(bench.db).close()
    makeReadOnly(bench.db)
    const { error } = await bench.collect()
    expect(error).toMatchObject({
      code: 'DATABASE',
      message: expect.stringMatching(/readonly|read-only/),
      hint: expect.stringContaining('rolecall import'),
    })
    await expectKept({
      ...bench,
      db: join(bench.folder, 'other.db'),
      nights: () => readNights(join(bench.folder, 'other.db')),
    })
  })

  test('on a full disk: a clear error, and the pages can be imported when there is room', async () => {
    const bench = await collecting()
    const { error } = await bench.collect(at('recording', () => (disk.full = true)))
    expect(error).toMatchObject({
      code: 'DATABASE',
      message: expect.stringContaining('disk is full'),
      hint: expect.stringMatching(/Make room[^]*rolecall import/),
    })
    disk.full = false
    expect(bench.nights()).toEqual([])
    await expectKept(bench)
  })

  test.for<readonly [string, (path: string) => void]>([
    ['a directory', (path) => mkdirSync(path)],
    [
      'no database',
      (path) => writeFileSync(path, 'This is no database, and long enough to look like one. '.repeat(20)),
    ],
  ])('%s from the first: nothing is asked of AWS but who asks', async ([, spoil]) => {
    const bench = await collecting()
    spoil(bench.db)
    const { error, requests } = await bench.collect()
    expect(error).toMatchObject({ code: 'DATABASE', message: expect.stringContaining('rolecall.db') })
    expect(requests.map(({ action }) => action)).toEqual(['GetCallerIdentity'])
  })

  test('held while AWS says no: what AWS said is what the user reads', async () => {
    const bench = await collecting(undefined, { denied: ['GetAccountAuthorizationDetails'] })
    const { error } = await bench.collect(at('started', () => lock(bench.db)))
    expect(error).toMatchObject({ code: 'AWS', message: expect.stringContaining('AccessDenied') })
  })
})

test('nobody is kept waiting while AWS is asked', async () => {
  const bench = await collecting()
  const asked: string[] = []
  const { error } = await bench.collect({
    onEvent: ({ type }) => {
      if (type === 'recording') return
      const other = new Database(bench.db, { timeout: 0 })
      other.exec('BEGIN IMMEDIATE; ROLLBACK')
      other.close()
      asked.push(type)
    },
  })
  expect(error).toBeNull()
  expect(asked.length).toBeGreaterThan(30)
})

describe('answers that cannot be kept', () => {
  test.for(['GetAccountSummary', 'GetAccountAuthorizationDetails', 'ListRoles', 'GetPolicy'])(
    'a disk that is full when %s is answered: no night, what came before is kept, and --resume goes on',
    async (action) => {
      const bench = await collecting()
      bench.endpoint.faults.push({ on: { action }, do: { mutate: () => (disk.full = true) } })
      const first = await bench.collect()
      expect(first.error).toMatchObject({
        name: 'RolecallError',
        code: 'DATABASE',
        message: expect.stringMatching(/rolecall\.db\.spool.*cannot be kept: ENOSPC/),
      })
      disk.full = false
      expect(bench.nights()).toEqual([])
      const second = await bench.collect({ resume: true })
      expect(second.error).toBeNull()
      expect(second.notes).toEqual([])
      expect((await expectWhole(bench)).codes).toEqual(['RESUMED'])
    },
  )

  test('a file in the place of the directory: a clear error, nothing asked of AWS but who asks', async () => {
    const bench = await collecting()
    writeFileSync(`${bench.db}.spool`, 'a file')
    const { error, requests } = await bench.collect()
    expect(error).toMatchObject({ code: 'DATABASE', message: expect.stringContaining('rolecall.db.spool') })
    expect(requests.map(({ action }) => action)).toEqual(['GetCallerIdentity'])
    expect(bench.nights()).toEqual([])
  })

  test.for(['GetAccountAuthorizationDetails', 'GetPolicy'])(
    'no place for the answer of %s: no night',
    async (action) => {
      const bench = await collecting()
      const spoil = () => {
        for (const { directory } of bench.spools()) {
          rmSync(directory, { recursive: true })
          writeFileSync(directory, 'a file')
        }
      }
      const on = action === 'GetPolicy' ? { action } : { action, page: 2 }
      bench.endpoint.faults.push({ on, do: { mutate: spoil } })
      const { error } = await bench.collect()
      expect(error).toMatchObject({
        name: 'RolecallError',
        code: 'DATABASE',
        message: expect.stringContaining('cannot be kept'),
      })
      expect(bench.nights()).toEqual([])
      expect(bench.attempts()).toMatchObject([
        { account: '111122223333', reason: expect.stringContaining('cannot be kept') },
      ])
    },
  )
})

test('collections that nobody touched for seven days are removed by the next one, younger ones kept', async () => {
  const bench = await collecting()
  const fault: Fault = { on: { action: 'ListRoles' }, do: 'expired-token' }
  const day = (number: number) => () => Date.UTC(2026, 10, number, 2)
  for (const number of [1, 2, 3]) {
    bench.endpoint.faults.push({ ...fault })
    await bench.collect({ now: day(number) })
  }
  expect(bench.spools()).toHaveLength(3)
  mkdirSync(`${bench.db}.spool/mine`)
  writeFileSync(`${bench.db}.spool/mine/night.json`, '{}')
  expect((await bench.collect({ now: () => day(2)() + 7 * DAY })).error).toBeNull()
  expect(readdirSync(`${bench.db}.spool`)).toEqual([
    '111122223333-20261102T020000000Z',
    '111122223333-20261103T020000000Z',
    'mine',
  ])
})

test('what is kept is for its owner alone', async () => {
  const bench = await collecting()
  bench.endpoint.faults.push({ on: { action: 'ListRoles' }, do: 'expired-token' })
  await bench.collect()
  const [kept] = bench.spools()
  const modes = [`${bench.db}.spool`, kept?.directory ?? ''].map((path) => statSync(path).mode & 0o777)
  expect(modes).toEqual([0o700, 0o700])
  const files = readdirSync(kept?.directory ?? '')
  expect(files.length).toBeGreaterThan(3)
  for (const name of files) expect(statSync(join(kept?.directory ?? '', name)).mode & 0o777).toBe(0o600)
})

test('a copy of a kept collection is as good as the collection', async () => {
  const bench = await collecting()
  bench.endpoint.faults.push({ on: { action: 'ListRoles' }, do: 'expired-token' })
  await bench.collect()
  const [kept] = bench.spools()
  const moved = join(bench.folder, 'moved.db')
  cpSync(kept?.directory ?? '', `${moved}.spool/${kept?.directory.split('/').at(-1)}`, { recursive: true })
  const { error } = await bench.collect({ db: moved, resume: true })
  expect(error).toBeNull()
  const there = { ...bench, db: moved, nights: () => readNights(moved) }
  expect((await expectWhole(there)).codes).toEqual(['RESUMED'])
})
