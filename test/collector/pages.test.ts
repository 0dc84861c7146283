import { describe, expect, test } from 'vitest'

import { exportNight } from '../../src/app/export-night.ts'
import { recordNight } from '../../src/store/index.ts'
import { comparable } from '../store/comparable.ts'
import { captureOf, emptyShelf, FIRST } from '../store/nights.ts'
import { arnOf, file, group, type Members, policy, profile, role, user } from './account.ts'

const oven = role('oven')
const pages: readonly Members[] = [
  {
    ...file({ UserDetailList: [user('ada'), user('bob')] }),
    IsTruncated: true,
    Marker: 'a',
    ResponseMetadata: { RequestId: '1' },
  },
  { ...file(), IsTruncated: true, Marker: 'b', ResponseMetadata: { RequestId: '2' } },
  {
    ...file({
      UserDetailList: [user('bob'), user('cyd')],
      RoleDetailList: [{ ...oven, InstanceProfileList: [profile('oven', [oven])] }],
      Policies: [policy('P')],
    }),
    IsTruncated: false,
    ResponseMetadata: { RequestId: '3' },
  },
]

describe('pages of one night', () => {
  test.each([
    ['in order', [0, 1, 2]],
    ['backwards', [2, 1, 0]],
    ['in between', [1, 2, 0]],
  ])('%s, are the same night', (_, order) => {
    const shelf = emptyShelf()
    const options = { replace: false, toolVersion: '0', inputHash: '', startedAt: 0, finishedAt: 0 }
    const first = recordNight(shelf.db, shelf.path, captureOf(pages, { takenAt: FIRST }), options)
    const again = recordNight(
      shelf.db,
      shelf.path,
      captureOf(
        order.map((index) => pages[index]),
        { takenAt: FIRST },
      ),
      options,
    )
    expect(again).toEqual({ snapshotId: first.snapshotId, recorded: false })
    const exported = exportNight(shelf.db, first.snapshotId)
    expect(exported['UserDetailList']).toHaveLength(3)
    expect(exported).not.toHaveProperty('IsTruncated')
    expect(comparable(exported['RoleDetailList'])).toEqual(comparable(pages[2]?.['RoleDetailList']))
  })

  test('one filtered answer a list, put together', () => {
    const capture = captureOf([file({ UserDetailList: [user('ada')] }), file({ RoleDetailList: [oven] })], {
      takenAt: FIRST,
    })
    expect([...capture.records].map((record) => record.arn)).toEqual([arnOf('user', 'ada'), arnOf('role', 'oven')])
    expect(capture.closing().parts.get('users')).toEqual({ status: 'complete', count: 1, detail: null })
  })

  test('without the last one are refused', () => {
    expect(() => captureOf(pages.slice(0, 2))).toThrow(
      'page1.json: not authorization details\n  at $.IsTruncated: expected the last page too',
    )
  })

  test.each([
    ['beside the whole answer to another filter', [{ ...file({ UserDetailList: [user('ada')] }), IsTruncated: false }]],
    ['beside two last pages', [file({ Policies: [policy('P')] }), file({ Policies: [policy('Q')] })]],
    ['twice', [{ ...file(), IsTruncated: true, Marker: 'r' }, file({ Policies: [policy('P')] })]],
  ])('a page that more should follow is refused %s', (_, others) => {
    const first = { ...file({ RoleDetailList: [oven] }), IsTruncated: true, Marker: 'r' }
    expect(() => captureOf([first, ...others])).toThrow('not authorization details')
  })

  test('two nights are told by an entity that differs', () => {
    const nights = [
      file({ UserDetailList: [user('ada'), user('bob')] }),
      file({ UserDetailList: [user('ada'), user('bob', { Path: '/x/' })] }),
    ]
    expect(() => captureOf(nights)).toThrow(
      `these look like 2 nights: import them one by one\n  ${arnOf('user', 'bob')} differs between page1.json and page2.json`,
    )
  })

  test('an entity recreated between two files is two nights as well', () => {
    const nights = [
      file({ UserDetailList: [user('ada')] }),
      file({ UserDetailList: [user('ada', { UserId: 'AIDAYYYYYYYYYYYYYYYY' })] }),
    ]
    expect(() => captureOf(nights)).toThrow('these look like 2 nights')
  })
})

describe('when it was taken', () => {
  const dated = (date: string) => ({
    ...file({ UserDetailList: [user('ada')] }),
    ResponseMetadata: { HTTPHeaders: { date } },
  })
  const header = 'Sun, 01 Nov 2026 02:00:05 GMT'
  test.each([
    ['as the user says', [dated(header)], { takenAt: 5 }, 5, []],
    ['as the response header says', [dated(header)], {}, FIRST + 5000, []],
    ['as the earliest page says', [dated('Sun, 01 Nov 2026 02:00:07 GMT'), dated(header)], {}, FIRST + 5000, []],
    ['now, with a warning', [file({ UserDetailList: [user('ada')] })], { now: 7 }, 7, ['TAKEN_AT_ASSUMED']],
    ['now, where the header is no date', [dated('once')], { now: 7 }, 7, ['TAKEN_AT_ASSUMED']],
  ])('%s', (_, contents, said, at, codes) => {
    const { takenAt, closing } = captureOf(contents, said)
    expect({ takenAt, codes: closing().warnings.map((warning) => warning.code) }).toEqual({ takenAt: at, codes })
  })
})

test('what refers to something missing is the first by ARN, in whatever order the input lists it', () => {
  const users = [user('bob', { GroupList: ['gone'] }), user('ada', { GroupList: ['gone'] })]
  const warnings = (list: readonly Members[]) =>
    captureOf([file({ UserDetailList: list, GroupDetailList: [group('here')] })], { takenAt: FIRST }).closing().warnings
  expect(warnings(users)).toEqual(warnings(users.toReversed()))
  expect(warnings(users)).toMatchObject([{ message: expect.stringContaining('user/ada refers to gone') as string }])
})
