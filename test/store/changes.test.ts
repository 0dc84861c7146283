import { describe, expect, test } from 'vitest'

import { byCodeUnit } from '../../src/model/compare.ts'
import { type Changes, openForReading, readChanges } from '../../src/store/index.ts'
import { arnOf, file, group, type Members, policy, profile, role, user } from '../collector/account.ts'
import { type FactDraft, withBeyond } from './fact-night.ts'
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
  const { sharedIds: _, facts, ...entities } = changes
  const kinds = { ...entities, ...(facts.length > 0 ? { facts } : {}) }
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

describe('what changed in the facts of two nights', () => {
  const ada = { kind: 'user', arn: arnOf('user', 'ada') } as const
  const settings = (facts: readonly FactDraft[] | undefined): Members =>
    withBeyond(file(), {
      facts: {
        ...(facts === undefined ? {} : { 'user-settings': facts }),
        'login-profiles': [{ ...ada, settings: { LoginProfile: null } }],
      },
    })
  const plain = settings([{ ...ada, settings: { a: 1 }, activity: { b: 1 }, tags: [{ key: 'k', value: 'v' }] }])
  const cases: Readonly<Record<string, { to: Members; shown: readonly string[] }>> = {
    nothing: { to: plain, shown: [] },
    'a setting': {
      to: settings([{ ...ada, settings: { a: 2 }, activity: { b: 1 }, tags: [{ key: 'k', value: 'v' }] }]),
      shown: ['~ada user-settings'],
    },
    'use alone': {
      to: settings([{ ...ada, settings: { a: 1 }, activity: { b: 2 }, tags: [{ key: 'k', value: 'v' }] }]),
      shown: ['~ada user-settings'],
    },
    'a tag': {
      to: settings([{ ...ada, settings: { a: 1 }, activity: { b: 1 }, tags: [] }]),
      shown: ['~ada user-settings'],
    },
    'tags that were not asked for': {
      to: settings([{ ...ada, settings: { a: 1 }, activity: { b: 1 } }]),
      shown: ['~ada user-settings'],
    },
    'one came, one went': {
      to: settings([{ kind: 'user', arn: arnOf('user', 'bob'), settings: {} }]),
      shown: ['+bob user-settings', '-ada user-settings'],
    },
    'one of which nothing was said any more': { to: settings([ada]), shown: [] },
    'a part that was not read': { to: settings(undefined), shown: [] },
  }
  test.each(Object.entries(cases))('%s', (_, { to, shown }) => {
    expect(factsBetween([plain, to], 0, 1)).toEqual(shown)
    expect(factsBetween([plain, to], 1, 0)).toEqual(
      shown.map((each) => each.replace(/^[+-]/, (sign) => (sign === '+' ? '-' : '+'))).toSorted(byCodeUnit),
    )
    expect(factsBetween([plain, plain, to, to], 0, 3)).toEqual(shown)
    expect(factsBetween([plain, to, plain], 0, 2)).toEqual([])
  })
})

function factsBetween(nights: readonly Members[], from: number, to: number): readonly string[] {
  const { changes } = between(nights, from, to)
  const { facts, sharedIds: _, ...entities } = changes
  expect(Object.values(entities).flat()).toEqual([])
  return facts
    .map(({ before, after }) => {
      const fact = before ?? after
      return `${before === null ? '+' : after === null ? '-' : '~'}${fact?.name} ${fact?.part}`
    })
    .toSorted(byCodeUnit)
}
