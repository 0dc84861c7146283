import { describe, expect, test } from 'vitest'

import { exportNight } from '../../src/app/export-night.ts'
import { nightsToKeep } from '../../src/app/nights-to-keep.ts'
import { pruneNights } from '../../src/app/prune-nights.ts'
import { listSnapshots } from '../../src/store/index.ts'
import { file, user } from '../collector/account.ts'
import { dump } from '../properties/dump.ts'
import { emptyShelf, type Shelf } from '../store/nights.ts'

const NOTHING = { daily: 0, weekly: 0, monthly: 0 }

function kept(times: readonly string[], keeping: Partial<typeof NOTHING>): Readonly<Record<string, readonly string[]>> {
  const nights = times.map((takenAt) => ({ account: '111122223333', takenAt, label: null }))
  const all = nightsToKeep(nights, { ...NOTHING, ...keeping }).filter(({ reasons }) => reasons.length > 0)
  return Object.fromEntries(all.map(({ night, reasons }) => [night.takenAt, reasons]))
}

describe('which nights are kept', () => {
  test('the newest of each day that has any, and not of as many calendar days', () => {
    expect(
      kept(['2026-11-01T02:00:00Z', '2026-11-01T22:00:00Z', '2026-11-05T02:00:00Z', '2026-11-20T02:00:00Z'], {
        daily: 3,
      }),
    ).toEqual({
      '2026-11-01T22:00:00Z': ['newest of the day 2026-11-01'],
      '2026-11-05T02:00:00Z': ['newest of the day 2026-11-05'],
      '2026-11-20T02:00:00Z': ['the latest night', 'newest of the day 2026-11-20'],
    })
  })

  test.each([
    ['2026-12-31T23:59:59Z', '2026-W53'],
    ['2027-01-03T23:59:59Z', '2026-W53'],
    ['2027-01-04T00:00:00Z', '2027-W01'],
    ['2024-12-29T12:00:00Z', '2024-W52'],
    ['2024-12-30T00:00:00Z', '2025-W01'],
    ['2021-01-01T00:00:00Z', '2020-W53'],
    ['2026-11-22T02:00:00.500Z', '2026-W47'],
  ])('the week of %s is %s', (time, week) => {
    expect(kept([time], { weekly: 1 })).toEqual({ [time]: ['the latest night', `newest of the week ${week}`] })
  })

  test('for several reasons at once, by day, week and month', () => {
    const days = Array.from({ length: 61 }, (_, day) => new Date(Date.UTC(2026, 9, 1 + day, 2)).toISOString())
    const all = kept(days, { daily: 2, weekly: 2, monthly: 3 })
    expect(all).toEqual({
      '2026-10-31T02:00:00.000Z': ['newest of the month 2026-10'],
      '2026-11-29T02:00:00.000Z': ['newest of the day 2026-11-29', 'newest of the week 2026-W48'],
      '2026-11-30T02:00:00.000Z': [
        'the latest night',
        'newest of the day 2026-11-30',
        'newest of the week 2026-W49',
        'newest of the month 2026-11',
      ],
    })
  })
})

/** Nights of two accounts; the first one's oldest has a label. */
function shelfOfTwo(): Shelf {
  const shelf = emptyShelf()
  const theirs = file({ UserDetailList: [user('x', { Arn: 'arn:aws:iam::444455556666:user/x' })] })
  for (const day of [1, 2, 3, 4]) {
    const takenAt = Date.UTC(2026, 10, day, 2)
    shelf.add(file({ UserDetailList: [user(`u${day}`)] }), { takenAt, ...(day === 1 ? { label: 'start' } : {}) })
    if (day < 3) shelf.add(theirs, { takenAt })
  }
  return shelf
}

describe('pruning', () => {
  const shown = (snapshots: readonly { account: string; takenAt: string }[]) =>
    snapshots.map(({ account, takenAt }) => `${account} ${takenAt.slice(8, 10)}`)

  test('removes the rest of every account, and says why the others stay', () => {
    const { db, path } = shelfOfTwo()
    const { removed, kept: left } = pruneNights(db, path, { keepDaily: 2, dryRun: false })
    expect(shown(removed)).toEqual(['111122223333 02'])
    expect(left.map(({ snapshot, reasons }) => [...shown([snapshot]), ...reasons])).toEqual([
      ['111122223333 01', 'labelled start'],
      ['111122223333 03', 'newest of the day 2026-11-03'],
      ['111122223333 04', 'the latest night', 'newest of the day 2026-11-04'],
      ['444455556666 01', 'newest of the day 2026-11-01'],
      ['444455556666 02', 'the latest night', 'newest of the day 2026-11-02'],
    ])
    expect(shown(listSnapshots(db))).toEqual(left.flatMap(({ snapshot }) => shown([snapshot])))
  })

  test('leaves the nights that stay as they were', () => {
    const { db, path } = shelfOfTwo()
    const before = new Map(listSnapshots(db).map(({ id }) => [id, exportNight(db, id)]))
    pruneNights(db, path, { keepMonthly: 1, dryRun: false })
    for (const { id } of listSnapshots(db)) expect(exportNight(db, id)).toEqual(before.get(id))
    expect(listSnapshots(db)).toHaveLength(3)
    expect(db.pragma('foreign_key_check')).toEqual([])
  })

  test('of one account leaves the others alone', () => {
    const { db, path } = shelfOfTwo()
    expect(shown(pruneNights(db, path, { account: '444455556666', keepDaily: 1, dryRun: false }).removed)).toEqual([
      '444455556666 01',
    ])
    expect(listSnapshots(db)).toHaveLength(5)
  })

  test('that is only tried changes nothing', () => {
    const { db, path } = shelfOfTwo()
    const before = dump(db)
    expect(shown(pruneNights(db, path, { keepWeekly: 1, dryRun: true }).removed)).toEqual([
      '111122223333 02',
      '111122223333 03',
      '444455556666 01',
    ])
    expect(dump(db)).toEqual(before)
  })

  test.each([
    [
      'nothing to keep',
      { dryRun: false },
      'prune: expected at least one of --keep-daily, --keep-weekly, --keep-monthly',
    ],
    ['no day to keep', { keepDaily: 0, dryRun: false }, 'prune: expected at least one of'],
    ['half a day', { keepDaily: 1.5, dryRun: false }, '--keep-daily: expected a whole number, found 1.5'],
    [
      'less than none',
      { keepDaily: 1, keepMonthly: -1, dryRun: false },
      '--keep-monthly: expected a whole number, found -1',
    ],
    [
      'an account without nights',
      { account: '123456789012', keepDaily: 1, dryRun: false },
      'prune: no nights of account 123456789012',
    ],
  ])('%s is wrong usage, and removes nothing', (_, request, message) => {
    const { db, path } = shelfOfTwo()
    expect(() => pruneNights(db, path, request)).toThrow(
      expect.objectContaining({ code: 'USAGE', message: expect.stringContaining(message) as string }),
    )
    expect(listSnapshots(db)).toHaveLength(6)
  })
})
