import { describe, expect, test } from 'vitest'

import { listAttempts, listSnapshots, recordAttempt, resolveSnapshot, snapshotById } from '../../src/store/index.ts'
import { file, group, user } from '../collector/account.ts'
import { emptyShelf, nightTime, type Shelf } from './nights.ts'

/** Three nights: ids 1, 2, 3 were recorded in the order of days 2, 0, 1. */
function threeNights(): Shelf {
  const shelf = emptyShelf()
  shelf.add(file({ UserDetailList: [user('a')] }), { takenAt: nightTime(2) })
  shelf.add(file({ UserDetailList: [user('b')] }), { takenAt: nightTime(0), label: 'before-migration' })
  shelf.add(file({ UserDetailList: [user('c')] }), { takenAt: nightTime(1) + 500 })
  return shelf
}

describe('a REF means a night', () => {
  test.each([
    ['latest', 1],
    ['latest~0', 1],
    ['latest~1', 3],
    ['latest~2', 2],
    ['first', 2],
    ['id:3', 3],
    ['before-migration', 2],
    ['2026-11-01', 2],
    ['2026-11-02', 3],
    ['2026-12-31', 1],
    ['2026-11-02T01:59:59Z', 2],
    ['2026-11-02T02:00:00Z', 2],
    ['2026-11-02T02:00:00.500Z', 3],
    ['2026-11-02T02:00:01Z', 3],
    ['2026-11-02T02:00:01', 3],
    ['2026-11-02 02:00', 2],
    ['2026-11-02T04:00:00+02:00', 2],
    ['2026-11-01T23:00:00-05:00', 3],
  ])('%s', (ref, id) => {
    expect(resolveSnapshot(threeNights().db, ref).id).toBe(id)
  })

  test.each([
    'latest~3',
    'id:99',
    'id:0',
    '2026-10-31',
    '2026-11-01T01:59:59Z',
    'Before-Migration',
    'latest~',
    'yesterday',
    '',
  ])('%j means none', (ref) => {
    expect(() => resolveSnapshot(threeNights().db, ref)).toThrow(
      `no night is meant by ${ref}: expected latest, latest~N, first, id:N, a date, a time or a label`,
    )
  })

  test('a date that is none says so', () => {
    expect(() => resolveSnapshot(threeNights().db, '2026-11-01T')).toThrow(
      'REF: expected a date such as 2026-11-01, found 2026-11-01T',
    )
  })

  test('none in an empty history, and what to do', () => {
    expect(() => resolveSnapshot(emptyShelf().db, 'latest')).toThrow(
      expect.objectContaining({ code: 'USAGE', hint: 'Take a first night with `rolecall import FILE`.' }),
    )
  })
})

test('a day that there is not is no date', () => {
  expect(() => resolveSnapshot(threeNights().db, '2026-02-30')).toThrow('found 2026-02-30')
})

describe('several accounts', () => {
  test('an id does not outdo the account that was named', () => {
    expect(() => resolveSnapshot(twoAccounts().db, 'id:4', '111122223333')).toThrow('no night is meant by id:4')
    expect(resolveSnapshot(twoAccounts().db, 'id:4', '444455556666').id).toBe(4)
    expect(resolveSnapshot(twoAccounts().db, 'id:4').id).toBe(4)
  })

  function twoAccounts(): Shelf {
    const shelf = threeNights()
    shelf.add(file({ UserDetailList: [user('d', { Arn: 'arn:aws-cn:iam::444455556666:user/d' })] }), {
      takenAt: nightTime(9),
    })
    return shelf
  }

  test('want one to be named, and list them', () => {
    expect(() => resolveSnapshot(twoAccounts().db, 'latest')).toThrow(
      'the database holds 2 accounts: 111122223333, 444455556666',
    )
  })

  test('have nights of their own', () => {
    const { db } = twoAccounts()
    expect([
      resolveSnapshot(db, 'latest', '111122223333').id,
      resolveSnapshot(db, 'latest', '444455556666').id,
    ]).toEqual([1, 4])
    expect(resolveSnapshot(db, 'id:4').partition).toBe('aws-cn')
    expect(() => resolveSnapshot(db, 'latest', '123456789012')).toThrow(
      'no nights of account 123456789012: expected one of 111122223333, 444455556666',
    )
  })

  test('go by their alias too', () => {
    const shelf = twoAccounts()
    shelf.db.exec(`UPDATE snapshot SET alias = 'bakery' WHERE snapshot_id = 4`)
    expect(resolveSnapshot(shelf.db, 'latest', 'bakery').id).toBe(4)
    expect(() => resolveSnapshot(shelf.db, 'latest')).toThrow('444455556666 (bakery)')
    expect(listSnapshots(shelf.db, 'bakery').map(({ id }) => id)).toEqual([4])
  })

  test('are listed by account and time', () => {
    expect(listSnapshots(twoAccounts().db).map(({ id, takenAt }) => [id, takenAt])).toEqual([
      [2, '2026-11-01T02:00:00Z'],
      [3, '2026-11-02T02:00:00.500Z'],
      [1, '2026-11-03T02:00:00Z'],
      [4, '2026-11-10T02:00:00Z'],
    ])
  })
})

test('a night says what it is, what it holds, and what to know about it', () => {
  const shelf = emptyShelf()
  const { snapshotId } = shelf.add({
    UserDetailList: [user('a', { GroupList: ['gone'] })],
    GroupDetailList: [group('g')],
  })
  const { parts, counts, ...rest } = snapshotById(shelf.db, snapshotId)
  expect(rest).toEqual({
    id: 1,
    account: '111122223333',
    partition: 'aws',
    alias: null,
    takenAt: '2026-11-01T02:00:00Z',
    label: null,
    source: 'file',
    level: null,
    warnings: [
      {
        code: 'DANGLING_REFERENCE',
        message: 'arn:aws:iam::111122223333:user/a refers to gone, which is not in the input',
        subject: 'gone',
      },
    ],
  })
  expect(counts).toEqual({
    users: 1,
    groups: 1,
    roles: 0,
    instanceProfiles: 0,
    managedPolicies: 0,
    policyVersions: 0,
    inlinePolicies: 0,
    policyAttachments: 0,
    groupMemberships: 1,
    tags: 0,
    providers: 0,
    mfaDevices: 0,
    serverCertificates: 0,
    accessKeys: 0,
  })
  expect([parts.get('users'), parts.get('roles')]).toEqual([
    { status: 'complete', count: 1, detail: null },
    { status: 'skipped', count: 0, detail: 'the input has no RoleDetailList' },
  ])
  expect(() => snapshotById(shelf.db, 99)).toThrow(RangeError)
})

test('an attempt is told apart from the nights', () => {
  const { db, path } = threeNights()
  const startedAt = '2026-11-04T02:00:00Z'
  const attempt = { account: '111122223333', startedAt, endedAt: '2026-11-04T02:00:01.500Z', reason: 'AccessDenied' }
  recordAttempt(db, path, { ...attempt, reason: 'it has only begun' })
  recordAttempt(db, path, attempt)
  recordAttempt(db, path, { ...attempt, account: '123456789012' })
  expect(listAttempts(db)).toEqual([attempt, { ...attempt, account: '123456789012' }])
  expect(resolveSnapshot(db, 'latest').id).toBe(1)
})
