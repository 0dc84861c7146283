import { describe, expect, test } from 'vitest'

import { byCodeUnit } from '../../src/model/compare.ts'
import { exportNight } from '../../src/app/export-night.ts'
import { listSnapshots, recordNight, removeSnapshot, snapshotOfInput } from '../../src/store/index.ts'
import { dump } from '../properties/dump.ts'
import { ALLOW_ALL, arnOf, awsPolicy, encoded, file, type Members, policy, role, user } from '../collector/account.ts'
import { captureOf, emptyShelf, FIRST, nightTime, type Shelf } from './nights.ts'

const night = file({
  UserDetailList: [user('ada'), user('bob')],
  RoleDetailList: [role('oven')],
  Policies: [policy('Fence')],
})
const other = file({ UserDetailList: [user('ada')] })

function rowCounts({ db }: Shelf): Readonly<Record<string, number>> {
  const tables = db
    .prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
    .pluck()
    .all()
  return Object.fromEntries(
    tables.map((table) => [table, db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0]),
  )
}

describe('a night is recorded whole or not at all', () => {
  test('an entity that fails half way leaves nothing behind', () => {
    const shelf = emptyShelf()
    shelf.add(other)
    const before = dump(shelf.db)
    const capture = captureOf([night], { takenAt: nightTime(1) })
    function* breaking() {
      for (const [index, record] of [...capture.records].entries()) {
        if (index === 3) throw new Error('the lights went out')
        yield record
      }
    }
    const options = { replace: false, toolVersion: '0', inputHash: '', startedAt: 0, finishedAt: 0 }
    expect(() => recordNight(shelf.db, shelf.path, { ...capture, records: breaking() }, options)).toThrow(
      'the lights went out',
    )
    expect(dump(shelf.db)).toEqual(before)
    expect(shelf.add(night, { takenAt: nightTime(1) })).toMatchObject({ recorded: true })
  })

  test('a replacement that fails leaves the night that was there', () => {
    const shelf = emptyShelf()
    const { snapshotId } = shelf.add(night)
    const capture = captureOf([other], { takenAt: FIRST, label: 'x' })
    const options = { replace: true, toolVersion: '0', inputHash: '', startedAt: 0, finishedAt: 0 }
    const records = {
      [Symbol.iterator]: () => {
        throw new Error('no light')
      },
    }
    expect(() => recordNight(shelf.db, shelf.path, { ...capture, records }, options)).toThrow('no light')
    expect(listSnapshots(shelf.db).map(({ id, counts }) => [id, counts.users])).toEqual([[snapshotId, 2]])
  })
})

describe('the same time again', () => {
  test.each([
    ['the same content', night],
    ['the same in another order', { ...night, UserDetailList: [user('bob'), user('ada')] }],
    [
      'the same with documents encoded',
      {
        ...night,
        RoleDetailList: [role('oven', { AssumeRolePolicyDocument: encoded(role('oven')['AssumeRolePolicyDocument']) })],
      },
    ],
    ['the same with dates in another form', JSON.parse(JSON.stringify(night).replaceAll('+00:00', '.000Z')) as Members],
  ])('%s is recognised and changes nothing', (_, content) => {
    const shelf = emptyShelf()
    const { snapshotId } = shelf.add(night)
    const before = dump(shelf.db)
    expect(shelf.add(content)).toEqual({ snapshotId, recorded: false })
    expect(dump(shelf.db)).toEqual(before)
  })

  test.each<[string, Members]>([
    ['other entities', other],
    ['an entity more', { ...night, UserDetailList: [user('ada'), user('bob'), user('cyd')] }],
    [
      'another use',
      { ...night, RoleDetailList: [role('oven', { RoleLastUsed: { LastUsedDate: '2026-10-01T00:00:00Z' } })] },
    ],
    [
      'a list less',
      { UserDetailList: night['UserDetailList'], RoleDetailList: night['RoleDetailList'], Policies: night['Policies'] },
    ],
    ['another member at the top', { ...night, Odd: 1 }],
  ])('%s is refused, and the history stays as it was', (_, content) => {
    const shelf = emptyShelf()
    shelf.add(night)
    const before = dump(shelf.db)
    expect(() => shelf.add(content)).toThrow(
      'account 111122223333 already has a night of 2026-11-01T02:00:00Z (id:1), with other content',
    )
    expect(dump(shelf.db)).toEqual(before)
  })

  test('with --replace and no label keeps the label that was there', () => {
    const shelf = emptyShelf()
    shelf.add(night, { label: 'start' })
    shelf.add(other, { replace: true })
    expect(listSnapshots(shelf.db).map(({ label, counts }) => [label, counts.users])).toEqual([['start', 1]])
  })

  test('with --replace puts the night in its place, under a new id, with its old label free', () => {
    const shelf = emptyShelf()
    shelf.add(night, { label: 'start' })
    expect(shelf.add(other, { replace: true, label: 'start' })).toEqual({ snapshotId: 2, recorded: true })
    expect(listSnapshots(shelf.db).map(({ id, label, counts }) => [id, label, counts.users, counts.roles])).toEqual([
      [2, 'start', 1, 0],
    ])
  })

  test('of another account is another night', () => {
    const shelf = emptyShelf()
    shelf.add(night)
    const theirs = JSON.parse(JSON.stringify(night).replaceAll('111122223333', '444455556666')) as Members
    expect(shelf.add(theirs)).toEqual({ snapshotId: 2, recorded: true })
    expect(exportNight(shelf.db, 1)).toEqual(
      JSON.parse(JSON.stringify(exportNight(shelf.db, 2)).replaceAll('444455556666', '111122223333')),
    )
  })
})

test('the bytes of a night are recognised at its time only', () => {
  const shelf = emptyShelf()
  const { snapshotId } = shelf.add(night)
  expect([
    snapshotOfInput(shelf.db, 'the bytes', FIRST),
    snapshotOfInput(shelf.db, 'the bytes', FIRST + 1),
    snapshotOfInput(shelf.db, 'x', FIRST),
  ]).toEqual([snapshotId, undefined, undefined])
})

test('a label names one night of an account', () => {
  const shelf = emptyShelf()
  shelf.add(night, { label: 'before' })
  expect(() => shelf.add(other, { takenAt: nightTime(1), label: 'before' })).toThrow(
    'the label before already names the night id:1',
  )
  const theirs = file({ UserDetailList: [user('x', { Arn: 'arn:aws:iam::444455556666:user/x' })] })
  expect(shelf.add(theirs, { label: 'before' })).toMatchObject({ recorded: true })
})

test('an unchanged night costs a snapshot and a row for each part', () => {
  const shelf = emptyShelf()
  shelf.add(night)
  const before = rowCounts(shelf)
  shelf.add(night, { takenAt: nightTime(1) })
  const grown = Object.entries(rowCounts(shelf)).filter(([table, count]) => count !== before[table])
  expect(grown.map(([table]) => table).toSorted(byCodeUnit)).toEqual(['snapshot', 'snapshot_part'])
})

test('a document is kept once, however often and however encoded it came', () => {
  const shelf = emptyShelf()
  shelf.add(
    file({
      RoleDetailList: [
        role('a', { AssumeRolePolicyDocument: ALLOW_ALL }),
        role('b', { AssumeRolePolicyDocument: encoded(ALLOW_ALL) }),
      ],
      Policies: [policy('Fence'), awsPolicy('ReadOnlyAccess')],
    }),
  )
  expect(rowCounts(shelf)['document']).toBe(1)
})

describe('removing', () => {
  test('sweeps what only that night held, and nothing else', () => {
    const shelf = emptyShelf()
    shelf.add(other)
    const before = dump(shelf.db)
    const { snapshotId } = shelf.add(night, { takenAt: nightTime(1) })
    removeSnapshot(shelf.db, shelf.path, snapshotId)
    expect(dump(shelf.db)).toEqual(before)
  })

  test('of the last night empties the history, and its id is never used again', () => {
    const shelf = emptyShelf()
    removeSnapshot(shelf.db, shelf.path, shelf.add(night).snapshotId)
    const left = Object.entries(rowCounts(shelf)).filter(([, count]) => count > 0)
    expect(left.map(([table]) => table).toSorted(byCodeUnit)).toEqual(['part', 'state'])
    expect(rowCounts(shelf)['state']).toBe(1)
    expect(shelf.add(night)).toEqual({ snapshotId: 2, recorded: true })
  })

  test('of a night that is not there changes nothing', () => {
    const shelf = emptyShelf()
    shelf.add(night)
    const before = dump(shelf.db)
    removeSnapshot(shelf.db, shelf.path, 99)
    expect(dump(shelf.db)).toEqual(before)
  })
})

test('what was forgotten is normalised anew when it comes again', () => {
  const shelf = emptyShelf()
  removeSnapshot(shelf.db, shelf.path, shelf.add(night).snapshotId)
  const { snapshotId } = shelf.add(night)
  expect(exportNight(shelf.db, snapshotId)['UserDetailList']).toMatchObject([
    { Arn: arnOf('user', 'ada') },
    { Arn: arnOf('user', 'bob') },
  ])
})
