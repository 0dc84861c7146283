import { expect, test } from 'vitest'

import { byCodeUnit } from '../../src/model/compare.ts'
import { openForReading, readAccount, scopeTo, viewRows } from '../../src/store/index.ts'
import {
  ALLOW_ALL,
  arnOf,
  attached,
  awsPolicy,
  encoded,
  file,
  group,
  LAMBDA_TRUST,
  type Members,
  policy,
  profile,
  role,
  user,
  version,
} from '../collector/account.ts'
import { EVERY_PART, EVERY_PART_LISTS, withBeyond } from './fact-night.ts'
import { emptyShelf, nightTime, type Shelf } from './nights.ts'
import { viewFacts } from './view-facts.ts'

const fence = arnOf('policy', 'Fence')
const oven = role('oven', {
  AssumeRolePolicyDocument: {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'a',
        Effect: 'Allow',
        Principal: { AWS: ['arn:aws:iam::444455556666:root', 'AROAXXXXXXXXXXXXXXXX1'], Service: 'ec2.amazonaws.com' },
        Action: ['sts:AssumeRole'],
        Condition: { Bool: { x: true } },
      },
      { Effect: 'Deny', NotPrincipal: { AWS: '*' }, Action: 'sts:*' },
      { Effect: 'Allow', Principal: '*', Action: 'sts:TagSession' },
    ],
  },
})
const rich = file({
  UserDetailList: [
    user('ada', {
      GroupList: ['g', 'gone'],
      Tags: [
        { Key: 'Team', Value: 'bread' },
        { Key: '__proto__', Value: '\u0000' },
      ],
      PermissionsBoundary: { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: fence },
    }),
    user('bob', {
      UserPolicyList: [
        {
          PolicyName: 'single',
          PolicyDocument: { Statement: { Effect: 'Allow', NotAction: 'iam:*', NotResource: '*' } },
        },
        { PolicyName: 'broken', PolicyDocument: '{"Statement":' },
        { PolicyName: 'none' },
      ],
      CreateDate: '2013-10-14T18:32:24.120Z',
    }),
    { Arn: arnOf('user', 'bare') },
  ],
  GroupDetailList: [
    group('g', {
      AttachedManagedPolicies: [attached(fence)],
      GroupPolicyList: [{ PolicyName: 'p', PolicyDocument: encoded(ALLOW_ALL) }],
    }),
  ],
  RoleDetailList: [
    { ...oven, InstanceProfileList: [profile('oven', [oven]), profile('spare', [])] },
    role('mill', { RoleLastUsed: { LastUsedDate: '2026-10-01T00:00:00Z', Region: 'x' } }),
    role('odd', { AssumeRolePolicyDocument: { Statement: ['no statement', 7] }, RoleLastUsed: undefined }),
  ],
  Policies: [
    policy('Fence', {
      AttachmentCount: 3,
      IsAttachable: false,
      PolicyVersionList: [version('v2', LAMBDA_TRUST, true), version('v1', ALLOW_ALL)],
      DefaultVersionId: 'v2',
    }),
    awsPolicy('ReadOnlyAccess', { IsAttachable: undefined, UpdateDate: undefined }),
  ],
})

/** The rich night between two others, and an account beside it: what a view must not mix up. */
function library(): Shelf & { readonly nights: readonly number[] } {
  const shelf = emptyShelf()
  const poor = file({ UserDetailList: [user('ada')], RoleDetailList: [role('oven')] })
  const theirs = JSON.parse(JSON.stringify(rich).replaceAll('111122223333', '444455556666')) as Members
  const nights = [
    shelf.add(poor, { takenAt: nightTime(0) }),
    shelf.add(rich, { takenAt: nightTime(1), label: 'rich' }),
    shelf.add({ UserDetailList: [user('bob')] }, { takenAt: nightTime(2) + 120 }),
    shelf.add(theirs, { takenAt: nightTime(1) }),
    shelf.add(withBeyond(EVERY_PART_LISTS, EVERY_PART), { takenAt: nightTime(3) }),
  ]
  return { ...shelf, nights: nights.map(({ snapshotId }) => snapshotId) }
}

function sorted(rows: Iterable<readonly unknown[]>): readonly string[] {
  return [...rows].map((row) => JSON.stringify(row)).toSorted(byCodeUnit)
}

test('the views of the file say of each night what its account view says', () => {
  const { db, nights } = library()
  for (const id of nights) {
    for (const [view, { columns, rows }] of Object.entries(viewFacts(readAccount(db, id)))) {
      const shown = db
        .prepare<[number], unknown[]>(`SELECT ${columns} FROM all_${view} WHERE snapshot_id = ?`)
        .raw()
        .all(id)
      expect({ night: id, view, rows: sorted(shown) }).toEqual({ night: id, view, rows: sorted(rows) })
    }
  }
})

test('the views of one night are the views of the file, of that night alone', () => {
  const { path, db, nights } = library()
  const empty = [nights[1] ?? 0, nights[4] ?? 0].map((night) => {
    const reader = openForReading(path)
    const views = scopeTo(reader, night)
    expect(views.map(({ name }) => name)).toEqual(views.map(({ name }) => name).toSorted(byCodeUnit))
    const without = views.filter(({ name, columns }) => {
      expect(columns).not.toContain('snapshot_id')
      const shown = [...viewRows(reader, name, columns).rows].map((row) => [...row.values()])
      const all = db
        .prepare<[number], unknown[]>(`SELECT ${columns.join(', ')} FROM all_${name} WHERE snapshot_id = ?`)
        .raw()
        .all(night)
      expect({ name, rows: sorted(shown) }).toEqual({ name, rows: sorted(all) })
      const again = [...viewRows(reader, name, columns).rows].map((row) => [...row.values()])
      expect(again).toEqual(shown)
      return shown.length === 0
    })
    reader.close()
    return without.map(({ name }) => name)
  })
  expect(empty[0]?.filter((name) => empty[1]?.includes(name))).toEqual([])
})

test('lists that were not said are null, empty ones are empty', () => {
  const { db, nights } = library()
  const [ada, bare, bob] = readAccount(db, nights[1] ?? 0).users()
  expect(bare).toMatchObject({ arn: arnOf('user', 'bare'), groups: null, attached: null, tags: null, inline: [] })
  expect(bob).toMatchObject({ groups: [], attached: [], tags: [] })
  expect(ada?.groups?.toSorted(byCodeUnit)).toEqual(['g', 'gone'])
})

test('a part that was not read is skipped, and its list empty', () => {
  const { db, nights } = library()
  const account = readAccount(db, nights[2] ?? 0)
  expect([
    account.parts.get('roles')?.status,
    account.roles(),
    account.instanceProfiles(),
    account.managedPolicies(),
  ]).toEqual(['skipped', [], [], []])
  expect(account.users().map(({ name }) => name)).toEqual(['bob'])
  expect(account.users()).toBe(account.users())
})

test('a document that the night does not have is a bug of ours', () => {
  const { db, nights } = library()
  expect(() => readAccount(db, nights[0] ?? 0).document('00')).toThrow(RangeError)
})
