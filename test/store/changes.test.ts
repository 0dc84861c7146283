import { describe, expect, test } from 'vitest'

import { byCodeUnit } from '../../src/model/compare.ts'
import { type Changes, openForReading, readChanges } from '../../src/store/index.ts'
import { arnOf, file, group, type Members, policy, profile, role, user } from '../collector/account.ts'
import { emptyShelf, nightTime } from './nights.ts'

const oven = role('oven')
const used = (date: string): Members => role('oven', { RoleLastUsed: { LastUsedDate: date, Region: 'x' } })

/** Records nights one after another and says what changed between two of them, by name. */
function between(
  nights: readonly Members[],
  from: number,
  to: number,
): { readonly names: Readonly<Record<string, readonly string[]>>; readonly changes: Changes } {
  const shelf = emptyShelf()
  const ids = nights.map((night, index) => shelf.add(night, { takenAt: nightTime(index) }).snapshotId)
  const reader = openForReading(shelf.path)
  const changes = readChanges(reader, ids.at(from) ?? 0, ids.at(to) ?? 0)
  const again = readChanges(reader, ids.at(from) ?? 0, ids.at(to) ?? 0)
  reader.close()
  expect(again).toEqual(changes)
  const { sharedIds: _, ...kinds } = changes
  const names = Object.entries(kinds).map(([kind, pairs]): [string, string[]] => [
    kind,
    pairs
      .map(({ before, after }) => `${before === null ? '+' : after === null ? '-' : '~'}${(before ?? after)?.name}`)
      .toSorted(byCodeUnit),
  ])
  return { names: Object.fromEntries(names.filter(([, shown]) => shown.length > 0)), changes }
}

describe('what changed between two nights', () => {
  const start = file({
    UserDetailList: [user('ada'), user('bob')],
    RoleDetailList: [oven],
    Policies: [policy('Fence')],
  })
  const cases: Readonly<Record<string, { to: Members; names: Readonly<Record<string, readonly string[]>> }>> = {
    nothing: { to: start, names: {} },
    'only the order of lists': { to: { ...start, UserDetailList: [user('bob'), user('ada')] }, names: {} },
    'one came, one went': {
      to: { ...start, UserDetailList: [user('ada'), user('cyd')] },
      names: { users: ['+cyd', '-bob'] },
    },
    'a tag': {
      to: { ...start, UserDetailList: [user('ada', { Tags: [{ Key: 'a', Value: 'b' }] }), user('bob')] },
      names: { users: ['~ada'] },
    },
    'one recreated under its ARN': {
      to: { ...start, UserDetailList: [user('ada', { UserId: 'AIDAYYYYYYYYYYYYYYYY' }), user('bob')] },
      names: { users: ['+ada', '-ada'] },
    },
    'use alone': { to: { ...start, RoleDetailList: [used('2026-11-01T00:00:00Z')] }, names: { roles: ['~oven'] } },
    'a counter alone': {
      to: { ...start, Policies: [policy('Fence', { AttachmentCount: 1 })] },
      names: { managedPolicies: ['~Fence'] },
    },
    'a profile of an unchanged role': {
      to: { ...start, RoleDetailList: [{ ...oven, InstanceProfileList: [profile('p', [oven])] }] },
      names: { instanceProfiles: ['+p'] },
    },
    'a list that was not read': { to: { UserDetailList: start['UserDetailList'] }, names: {} },
    'a list that was empty': { to: { ...start, RoleDetailList: [] }, names: { roles: ['-oven'] } },
  }
  test.each(Object.entries(cases))('%s', (_, { to, names }) => {
    expect(between([start, to], 0, 1).names).toEqual(names)
    const mirrored = Object.entries(names).map(([kind, shown]) => [
      kind,
      shown.map((name) => name.replace(/^[+-]/, (sign) => (sign === '+' ? '-' : '+'))).toSorted(byCodeUnit),
    ])
    expect(between([start, to], 1, 0).names).toEqual(Object.fromEntries(mirrored))
    expect(between([start, start, to, to], 0, 3).names).toEqual(names)
    expect(between([start, to, start], 0, 2).names).toEqual({})
  })
})

test('a change during nights that did not read the part shows between those that did', () => {
  const nights = [
    file({ RoleDetailList: [oven], UserDetailList: [user('ada')] }),
    { UserDetailList: [user('ada')] },
    file({ RoleDetailList: [role('mill')], UserDetailList: [user('ada')] }),
  ]
  expect([between(nights, 0, 1).names, between(nights, 1, 2).names, between(nights, 0, 2).names]).toEqual([
    {},
    {},
    { roles: ['+mill', '-oven'] },
  ])
})

test('both sides of a changed entity are read whole', () => {
  const { changes } = between(
    [
      file({ RoleDetailList: [used('2026-11-01T00:00:00Z')] }),
      file({ RoleDetailList: [used('2026-11-02T00:00:00Z')] }),
    ],
    0,
    1,
  )
  expect(changes.roles).toMatchObject([
    {
      before: { arn: arnOf('role', 'oven'), lastUsed: { at: '2026-11-01T00:00:00Z' } },
      after: { arn: arnOf('role', 'oven'), lastUsed: { at: '2026-11-02T00:00:00Z' } },
    },
  ])
})

test('ids that a night gives to several ARNs are told for that night', () => {
  const shared = { GroupId: 'AGPAXXXXXXXXXXXXXXXX' }
  const { changes } = between(
    [
      file({ GroupDetailList: [group('a', shared)] }),
      file({ GroupDetailList: [group('a', shared), group('b', shared)] }),
    ],
    0,
    1,
  )
  expect(changes.sharedIds).toEqual({ from: new Map(), to: new Map([['group', new Set(['AGPAXXXXXXXXXXXXXXXX'])]]) })
})

test('a night that is not there is a bug of ours', () => {
  const shelf = emptyShelf()
  const { snapshotId } = shelf.add(file({ RoleDetailList: [oven] }))
  expect(() => readChanges(shelf.db, snapshotId, 99)).toThrow(RangeError)
})
