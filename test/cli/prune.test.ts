import { existsSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { bakeryNight } from './bakery-night.ts'
import { folder, history, type Kept, runCli } from './run-cli.ts'

const night = (takenAt: string, more: readonly string[] = [], account = '111122223333'): Kept => ({
  content: bakeryNight({ account, lastUsed: takenAt }),
  takenAt,
  more,
})

/** Two nights on the 19th, a labelled one on the 20th, one on the 21st; of another account one on the 1st. */
const nights = [
  night('2026-11-19T02:00:00Z'),
  night('2026-11-19T22:00:00Z'),
  night('2026-11-20T02:00:00Z', ['--label', 'before']),
  night('2026-11-21T02:00:00Z'),
  night('2026-11-01T02:00:00Z', [], '444455556666'),
]

async function prune(db: string, argv: readonly string[]) {
  return runCli(['snapshots', 'prune', '--db', db, ...argv])
}

async function idsIn(db: string): Promise<readonly number[]> {
  const { stdout } = await runCli(['snapshots', '--db', db, '-f', 'json'])
  return JSON.parse(stdout).snapshots.map(({ id }: { readonly id: number }) => id)
}

describe('prune', () => {
  test.each([
    [
      ['--keep-daily', '1'],
      [3, 4, 5],
    ],
    [
      ['--keep-daily', '3'],
      [2, 3, 4, 5],
    ],
    [
      ['--keep-weekly', '1'],
      [3, 4, 5],
    ],
    [
      ['--keep-monthly', '9'],
      [3, 4, 5],
    ],
    [
      ['--keep-daily', '9', '--account', '444455556666'],
      [1, 2, 3, 4, 5],
    ],
  ])('%j leaves nights %j', async (argv, left) => {
    const db = await history(nights)
    const { code, stdout } = await prune(db, [...argv, '-f', 'json'])
    expect(code).toBe(0)
    expect((await idsIn(db)).toSorted((a, b) => a - b)).toEqual(left)
    const { removed, kept } = JSON.parse(stdout)
    const seen = [...removed, ...kept].map(({ id }) => id).toSorted((a, b) => a - b)
    expect(seen).toEqual(argv.includes('--account') ? [5] : [1, 2, 3, 4, 5])
  })
  test('says why each is kept', async () => {
    const db = await history(nights)
    const { stdout } = await prune(db, ['--keep-daily', '1', '--dry-run', '-f', 'json'])
    const { removed, kept } = JSON.parse(stdout)
    expect(removed.map(({ id }: { readonly id: number }) => id)).toEqual([1, 2])
    expect(removed[0]).toMatchObject({ account: '111122223333', takenAt: '2026-11-19T02:00:00Z', counts: { users: 2 } })
    expect(kept).toMatchObject([
      { id: 3, reasons: ['labelled before'] },
      { id: 4, reasons: ['the latest night', 'newest of the day 2026-11-21'] },
      { id: 5, reasons: ['the latest night', 'newest of the day 2026-11-01'] },
    ])
  })
  test('--dry-run removes nothing', async () => {
    const db = await history(nights)
    const { stderr } = await prune(db, ['--keep-daily', '1', '--dry-run'])
    expect(stderr).toBe('would be removed: 2 nights; kept: 3\n')
    expect(await idsIn(db)).toHaveLength(5)
  })
  test('as rows, by account and time', async () => {
    const db = await history(nights)
    const { stdout, stderr } = await prune(db, ['--keep-daily', '1', '-f', 'csv'])
    expect(stdout.split('\r\n').slice(0, 4)).toEqual([
      'id,account,taken_at,label,action,reasons',
      '1,111122223333,2026-11-19T02:00:00Z,,remove,[]',
      '2,111122223333,2026-11-19T22:00:00Z,,remove,[]',
      '3,111122223333,2026-11-20T02:00:00Z,before,keep,"[""labelled before""]"',
    ])
    expect(stderr).toBe('removed: 2 nights; kept: 3\n')
  })
  test('again removes nothing more', async () => {
    const db = await history(nights)
    await prune(db, ['--keep-daily', '1'])
    const before = await idsIn(db)
    const { code, stderr } = await prune(db, ['--keep-daily', '1'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: 'removed: 0 nights; kept: 3\n' })
    expect(await idsIn(db)).toEqual(before)
  })
  test.each([
    [[], 'expected at least one of --keep-daily'],
    [['--keep-daily', '0'], 'expected at least one of --keep-daily'],
    [['--keep-daily', '-1'], '--keep-daily: expected a whole number'],
    [['--keep-weekly', 'many'], '--keep-weekly: expected a whole number'],
    [['--keep-daily', '1', '--at', 'latest'], '--at must not stand there'],
    [['--keep-daily', '1', '--account', '999999999999'], '999999999999'],
    [['--keep-daily', '1', '-f', 'xml'], '--format'],
  ])('%j is wrong usage, and removes nothing', async (argv, said) => {
    const db = await history(nights)
    expect(await prune(db, argv)).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(said) })
    expect(await idsIn(db)).toHaveLength(5)
  })
  test('makes no database', async () => {
    const db = join(folder(), 'none.db')
    expect(await prune(db, ['--keep-daily', '1'])).toMatchObject({ code: 5, stderr: expect.stringContaining(db) })
    expect(existsSync(db)).toBe(false)
  })
})
