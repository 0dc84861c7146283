import { describe, expect, test } from 'vitest'

import { openAccess } from '../../../src/access/open-access.ts'
import { reviewOf } from '../../../src/app/review/review.ts'
import { bakery, type Bakery } from '../../support/account-builder.ts'
import { actionTable } from '../../support/action-table.ts'
import { allowing, trusting } from '../../support/documents.ts'

const ADMINISTRATOR = allowing('*', '*')

function review(bakery: Bakery, ownerTag = 'owner') {
  const account = bakery.build()
  return reviewOf(account, openAccess({ account, actions: () => actionTable }), { ownerTag })
}

function sheet(name: 'users' | 'groups' | 'roles', bakery: Bakery, ownerTag?: string) {
  const found = review(bakery, ownerTag).sheets.find((sheet) => sheet.name === name)
  return [...((found?.rows.rows ?? []) as Iterable<ReadonlyMap<string, unknown>>)].map((row) => Object.fromEntries(row))
}

const user = (bakery: Bakery, ownerTag?: string) => sheet('users', bakery, ownerTag)[0]
const role = (bakery: Bakery, ownerTag?: string) => sheet('roles', bakery, ownerTag)[0]

test('a sheet for each kind, whose last two columns are to be filled in', () => {
  const { sheets } = review(bakery().user('ada').group('staff').role('oven'))
  expect(sheets.map(({ name }) => name)).toEqual(['users', 'groups', 'roles'])
  for (const { rows } of sheets) {
    expect(rows.columns.slice(0, 4)).toEqual(['name', 'arn', 'id', 'createdAt'])
    expect(rows.columns.slice(-2)).toEqual(['decision', 'reviewer'])
    for (const row of rows.rows as Iterable<ReadonlyMap<string, unknown>>) {
      expect([...row.keys()]).toEqual(rows.columns)
      expect([row.get('decision'), row.get('reviewer')]).toEqual([null, null])
    }
  }
})

describe('a user', () => {
  test('has groups and policies by whichever way they come', () => {
    const account = bakery()
      .policy('bakers')
      .awsPolicy('ReadOnlyAccess')
      .policy('limit')
      .group('staff', { attached: ['bakers'], inline: { 'at-work': allowing('s3:GetObject', '*') } })
      .user('ada', {
        groups: ['staff'],
        attached: ['bakers', 'arn:aws:iam::aws:policy/ReadOnlyAccess'],
        inline: { own: allowing('s3:GetObject', '*') },
        boundary: 'limit',
      })
    expect(user(account)).toMatchObject({
      groups: 'staff',
      attachedPolicies: 'ReadOnlyAccess (AWS); bakers',
      inlinePolicies: 'own',
      groupPolicies: 'staff: at-work; staff: bakers',
      boundary: 'limit',
    })
  })
  test('without any has empty cells', () => {
    expect(user(bakery().user('ada'))).toMatchObject({
      groups: '',
      attachedPolicies: '',
      inlinePolicies: '',
      groupPolicies: '',
      boundary: '',
      owner: '',
    })
  })
  test('of whom the night does not say it is unknown', () => {
    const account = bakery().user('ada', { groups: null, attached: null, tags: null, createdAt: null, id: '' })
    expect(user(account)).toMatchObject({
      id: 'unknown',
      createdAt: 'unknown',
      groups: 'unknown',
      attachedPolicies: 'unknown',
      groupPolicies: 'unknown',
      owner: 'unknown',
    })
  })
  test('in a group that the night lacks has what nobody knows', () => {
    expect(user(bakery().user('ada', { groups: ['staff'] }))).toMatchObject({ groupPolicies: 'staff: unknown' })
  })
})

describe('the owner', () => {
  test.each([
    ['a tag in any case', { OWNER: 'ada' }, undefined, 'ada'],
    ['another tag, where one says so', { owner: 'ada', team: 'bread' }, 'Team', 'bread'],
    ['nobody', { team: 'bread' }, undefined, ''],
  ])('%s', (_, tags, key, owner) => {
    expect(user(bakery().user('eve', { tags }), key)).toMatchObject({ owner })
    expect(role(bakery().role('oven', { tags }), key)).toMatchObject({ owner })
  })
})

describe('the tier', () => {
  const boss = bakery().role('boss', { inline: { all: ADMINISTRATOR }, trust: '111122223333' })
  test.each<[string, Bakery, string]>([
    ['an administrator', bakery().user('ada', { inline: { all: ADMINISTRATOR } }), 'admin'],
    [
      'who can become one',
      boss.user('ada', { inline: { up: allowing('iam:AttachUserPolicy', '*') } }),
      'reaches-admin',
    ],
    ['nobody of the kind', boss.user('ada', { inline: { one: allowing('s3:GetObject', '*') } }), 'other'],
    ['whose policy is missing', bakery().user('ada', { inline: { lost: null } }), 'unknown'],
    [
      'an administrator, but for what a missing policy may deny',
      bakery().user('ada', { inline: { all: ADMINISTRATOR, lost: null } }),
      'unknown',
    ],
    ['where roles were not read', bakery().user('ada').parts({ roles: 'denied' }), 'unknown'],
    [
      'who can become one whose policy is missing',
      bakery()
        .role('lost', { inline: { lost: null }, trust: trusting({ AWS: 'arn:aws:iam::123456789012:root' }) })
        .user('ada', { inline: { go: allowing('sts:AssumeRole', '*') } }),
      'unknown',
    ],
    [
      'who has nothing to do with one whose policy is missing',
      bakery()
        .role('lost', { inline: { lost: null } })
        .user('ada'),
      'other',
    ],
  ])('%s', (_, account, tier) => {
    expect(user(account)).toMatchObject({ tier })
  })
})

describe('credentials', () => {
  const ada = bakery().user('ada')
  const report = (settings: object, activity: object = {}) =>
    ada.parts({ 'credential-report': 'complete' }).fact('credential-report', 'user/ada', {
      settings: {
        password_enabled: 'true',
        mfa_active: 'false',
        access_key_1_active: 'false',
        access_key_1_last_rotated: 'N/A',
        access_key_2_active: 'false',
        access_key_2_last_rotated: 'N/A',
        ...settings,
      },
      activity: {
        password_last_used: 'N/A',
        access_key_1_last_used_date: 'N/A',
        access_key_2_last_used_date: 'N/A',
        ...activity,
      },
    })
  const keys = (activity: object | null) =>
    ada.parts({ 'access-keys': 'complete' }).fact('access-keys', 'user/ada', {
      settings: { AccessKeys: [{ AccessKeyId: 'AKIA1', Status: 'Active', CreateDate: '2025-01-15T08:00:00+00:00' }] },
      activity: activity as never,
    })
  const used = (LastUsedDate?: string) => ({
    AccessKeys: [{ AccessKeyId: 'AKIA1', ...(LastUsedDate === undefined ? {} : { LastUsedDate }) }],
  })
  test.each<[string, Bakery, object]>([
    ['not read', ada, { password: 'unknown', mfa: 'unknown', accessKeys: 'unknown', lastUsedAt: 'unknown' }],
    [
      'of a report: a password, and nothing else',
      report({}),
      { password: 'yes', mfa: 'no', accessKeys: '', lastUsedAt: 'never' },
    ],
    [
      'of a report: two keys',
      report(
        {
          password_enabled: 'false',
          mfa_active: 'true',
          access_key_1_active: 'true',
          access_key_1_last_rotated: '2025-01-15T08:00:00+00:00',
          access_key_2_last_rotated: '2024-01-15T08:00:00+00:00',
        },
        { access_key_1_last_used_date: '2026-11-19T08:00:00+00:00', password_last_used: '2026-10-01T08:00:00+00:00' },
      ),
      {
        password: 'no',
        mfa: 'yes',
        accessKeys: 'active, made 2025-01-15, last used 2026-11-19; inactive, made 2024-01-15, never used',
        lastUsedAt: '2026-11-19T08:00:00Z',
      },
    ],
    [
      'of lists: a key, while nobody says of the password',
      keys(used('2026-11-19T08:00:00+00:00')),
      {
        accessKeys: 'active, made 2025-01-15, last used 2026-11-19',
        lastUsedAt: '2026-11-19T08:00:00Z or later',
        mfa: 'unknown',
      },
    ],
    [
      'of lists: a key never used',
      keys(used()),
      { accessKeys: 'active, made 2025-01-15, never used', lastUsedAt: 'unknown' },
    ],
    [
      'of lists: a key whose use was not said',
      keys(null),
      { accessKeys: 'active, made 2025-01-15, last used unknown' },
    ],
    [
      'of lists: password and key',
      keys(used('2026-11-19T08:00:00+00:00'))
        .parts({ 'user-settings': 'complete', 'login-profiles': 'complete' })
        .fact('user-settings', 'user/ada', { activity: { PasswordLastUsed: '2026-11-20T08:00:00+00:00' } })
        .fact('login-profiles', 'user/ada', { settings: { LoginProfile: {} } }),
      { password: 'yes', lastUsedAt: '2026-11-20T08:00:00Z' },
    ],
    [
      'of lists: no password',
      ada
        .parts({ 'login-profiles': 'complete' })
        .fact('login-profiles', 'user/ada', { settings: { LoginProfile: null } }),
      { password: 'no' },
    ],
    [
      'a device',
      ada.parts({ 'mfa-devices': 'complete' }).fact('mfa-devices', 'arn:aws:iam::123456789012:mfa/phone', {
        settings: { UserName: 'ada', UserArn: 'arn:aws:iam::123456789012:user/ada' },
      }),
      { mfa: 'yes' },
    ],
    ['no device', ada.parts({ 'mfa-devices': 'complete' }), { mfa: 'no' }],
    ['no device of those that were read', ada.parts({ 'mfa-devices': 'partial' }), { mfa: 'unknown' }],
    ['no virtual device', ada.parts({ 'virtual-mfa': 'complete' }), { mfa: 'unknown' }],
    [
      'a fact that AWS would not say',
      ada.fact('credential-report', 'user/ada', { settings: null }),
      { mfa: 'unknown' },
    ],
    [
      'of somebody else of the name',
      ada.fact('credential-report', 'user/ada', { id: 'AIDAOTHER' }),
      { mfa: 'unknown' },
    ],
  ])('%s', (_, account, cells) => {
    expect(user(account)).toMatchObject(cells)
  })
})

describe('a group', () => {
  test('has its members and policies', () => {
    const account = bakery()
      .policy('bakers')
      .group('Staff', { attached: ['bakers'] })
      .user('ada', { groups: ['staff'] })
    expect(sheet('groups', account)).toMatchObject([{ members: 'ada', attachedPolicies: 'bakers', inlinePolicies: '' }])
  })
  test('may have members that the night does not show', () => {
    const account = bakery()
      .group('staff')
      .user('ada', { groups: ['staff'] })
      .user('bob', { groups: null })
    expect(sheet('groups', account)).toMatchObject([{ members: 'ada; unknown' }])
  })
})

describe('a role', () => {
  test.each<[string, Parameters<Bakery['role']>[1], object]>([
    ['was used', { lastUsed: '2026-11-20T08:00:00Z' }, { lastUsedAt: '2026-11-20T08:00:00Z' }],
    ['was never used', { lastUsed: 'never' }, { lastUsedAt: 'never' }],
    ['of which nobody says it', { lastUsed: null }, { lastUsedAt: 'unknown' }],
    ['trusts a service', { trust: 'lambda.amazonaws.com' }, { trusts: 'lambda.amazonaws.com' }],
    ['trusts an account', { trust: trusting({ AWS: '444455556666' }) }, { trusts: 'account 444455556666' }],
    ['trusts everyone', { trust: trusting({ AWS: '*' }) }, { trusts: 'everyone' }],
    ['whose trust policy is missing', { trust: null }, { trusts: 'unknown' }],
  ])('%s', (_, facts, cells) => {
    expect(role(bakery().role('oven', facts))).toMatchObject(cells)
  })
})

describe('what is left open', () => {
  test('is credentials that no part says', () => {
    expect(review(bakery().user('ada')).unknown).toMatchObject([{ part: 'credential-report', subjects: 'all' }])
  })
  test('is nothing where all was read', () => {
    expect(review(bakery().user('ada').parts({ 'credential-report': 'complete' })).unknown).toEqual([])
  })
  test('is everything where neither users nor roles were read', () => {
    expect(() => review(bakery().parts({ users: 'denied', roles: 'denied' }))).toThrow('neither users nor roles')
  })
})
