import fc from 'fast-check'
import { expect, test } from 'vitest'

import { exportNight } from '../../src/app/export-night.ts'
import { arnOf, encoded, type Members } from '../collector/account.ts'
import { arbitraryNight } from './arbitrary-beyond.ts'
import { dump } from './dump.ts'
import { comparable } from '../store/comparable.ts'
import { FIRST, shelfInMemory } from '../store/nights.ts'

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.constantFrom('__proto__', 'constructor', '', 'Tags', '%7B%7D', '{}', '=1'),
)
const date = fc.constantFrom(
  '2026-11-01T02:03:04+00:00',
  '2026-11-01T02:03:04Z',
  '2026-11-01T02:03:04.000Z',
  '2026-11-01T02:03:04.120Z',
  '2026-11-01 02:03:04+00:00',
  '2026-11-01 02:03:04.123456',
  '2026-11-01T04:03:04+02:00',
  '<date>',
  '',
  1793498584,
  1793498584.25,
)
const json = fc.jsonValue({ maxDepth: 2 })

/** A document as an object, percent-encoded, as JSON text, in no JSON at all, or left out. */
const policyDocument: fc.Arbitrary<unknown> = fc
  .dictionary(text, json, { maxKeys: 3 })
  .chain((document) =>
    fc.constantFrom<unknown>(
      document,
      document,
      encoded(document),
      JSON.stringify(document),
      JSON.stringify(document, null, 2),
      '{"cut',
      'plain 50%',
      7,
      [document],
      null,
      undefined,
    ),
  )

/** Any of these members, each of them given, null or left out, and now and then one that nobody knows. */
function details(
  members: Readonly<Record<string, fc.Arbitrary<unknown>>>,
  fixed: Readonly<Record<string, fc.Arbitrary<unknown>>>,
): fc.Arbitrary<Members> {
  const optional = Object.entries(members).map(([name, value]): [string, fc.Arbitrary<unknown>] => [
    name,
    fc.oneof(
      { weight: 6, arbitrary: value },
      { weight: 1, arbitrary: fc.constant(null) },
      { weight: 2, arbitrary: fc.constant(undefined) },
    ),
  ])
  const known = new Set([...Object.keys(members), ...Object.keys(fixed)])
  const odd = fc.oneof(
    { weight: 4, arbitrary: fc.constant([]) },
    {
      weight: 1,
      arbitrary: fc.array(
        fc.tuple(
          text.filter((name) => !known.has(name)),
          json,
        ),
        { maxLength: 2 },
      ),
    },
  )
  return fc
    .tuple(fc.record({ ...Object.fromEntries(optional), ...fixed }), odd)
    .map(([said, more]) =>
      Object.fromEntries([...Object.entries(said), ...more].filter(([, value]) => value !== undefined)),
    )
}

/** A list, or its one item where a tool gives that. */
function listOf(item: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 5, arbitrary: fc.array(item, { maxLength: 3 }) }, { weight: 1, arbitrary: item })
}

const policyArn = fc.constantFrom(
  arnOf('policy', 'Fence'),
  'arn:aws:iam::aws:policy/ReadOnlyAccess',
  'arn:aws:iam::aws:policy/x',
)
const tags = listOf(details({}, { Key: text, Value: text }))
const inline = listOf(details({ PolicyDocument: policyDocument }, { PolicyName: text }))
const attachments = listOf(details({ PolicyName: text }, { PolicyArn: policyArn }))
const boundary = details({ PermissionsBoundaryType: text }, { PermissionsBoundaryArn: policyArn })
const name = fc.constantFrom('ada', 'bob', 'cyd')
const role = name.map((each) => arnOf('role', each))

const users = details(
  {
    Path: text,
    UserName: text,
    UserId: text,
    CreateDate: date,
    UserPolicyList: inline,
    GroupList: fc.array(text, { maxLength: 3 }),
    AttachedManagedPolicies: attachments,
    PermissionsBoundary: boundary,
    Tags: tags,
  },
  { Arn: name.map((each) => arnOf('user', each)) },
)
const groups = details(
  {
    Path: text,
    GroupName: text,
    GroupId: text,
    CreateDate: date,
    GroupPolicyList: inline,
    AttachedManagedPolicies: attachments,
  },
  { Arn: name.map((each) => arnOf('group', each)) },
)
const nestedRole = details(
  { Path: text, RoleName: text, CreateDate: date, AssumeRolePolicyDocument: policyDocument, Description: text },
  { Arn: role },
)
const profiles = details(
  {
    Path: text,
    InstanceProfileName: text,
    InstanceProfileId: text,
    CreateDate: date,
    Roles: fc.array(nestedRole, { maxLength: 1 }),
    Tags: tags,
  },
  { Arn: fc.uuid().map((each) => arnOf('instance-profile', each)) },
)
const roles = details(
  {
    Path: text,
    RoleName: text,
    RoleId: text,
    CreateDate: date,
    AssumeRolePolicyDocument: policyDocument,
    InstanceProfileList: listOf(profiles),
    RolePolicyList: inline,
    AttachedManagedPolicies: attachments,
    PermissionsBoundary: boundary,
    Tags: tags,
    RoleLastUsed: details({ LastUsedDate: date, Region: text }, {}),
  },
  { Arn: role },
)
const versions = details(
  { Document: policyDocument, IsDefaultVersion: fc.boolean(), CreateDate: date },
  { VersionId: fc.constantFrom('v1', 'v2', 'v10', 'x') },
)
const policies = details(
  {
    PolicyName: text,
    PolicyId: text,
    Path: text,
    DefaultVersionId: fc.constantFrom('v1', 'v2'),
    AttachmentCount: fc.nat(),
    PermissionsBoundaryUsageCount: fc.nat(),
    IsAttachable: fc.boolean(),
    Description: text,
    CreateDate: date,
    UpdateDate: date,
    PolicyVersionList: listOf(versions),
  },
  { Arn: policyArn },
)

const byArn = { maxLength: 3, selector: (entity: Members) => entity['Arn'] }
const file = fc.record({
  lists: fc.record(
    {
      UserDetailList: fc.uniqueArray(users, byArn),
      GroupDetailList: fc.uniqueArray(groups, byArn),
      RoleDetailList: fc.uniqueArray(roles, byArn),
      Policies: fc.uniqueArray(policies, byArn),
    },
    { requiredKeys: ['UserDetailList'] },
  ),
  rest: fc.array(
    fc.tuple(
      text.map((odd) => `${odd}?`),
      json,
    ),
    { maxLength: 1 },
  ),
})

test('whatever comes in comes out again, and is recognised as the same night', () => {
  fc.assert(
    fc.property(file, ({ lists, rest }) => {
      const input: unknown = JSON.parse(JSON.stringify(Object.fromEntries([...Object.entries(lists), ...rest])))
      const shelf = shelfInMemory()
      try {
        const said = { takenAt: FIRST, account: '111122223333' }
        const { snapshotId } = shelf.add(input, said)
        const exported = exportNight(shelf.db, snapshotId)
        expect(comparable(exported)).toEqual(comparable(input))
        expect(shelf.add(exported, said)).toEqual({ snapshotId, recorded: false })
      } finally {
        shelf.db.close()
      }
    }),
    { numRuns: 150 },
  )
})

test('a night with all its parts comes out again, and what comes out is the same night', () => {
  fc.assert(
    fc.property(arbitraryNight, (night) => {
      const [shelf, other] = [shelfInMemory(), shelfInMemory()]
      try {
        const said = { takenAt: FIRST, account: '111122223333' }
        const { snapshotId } = shelf.add(night, said)
        const exported = exportNight(shelf.db, snapshotId, { allParts: true })
        const { Rolecall: _, ...lists } = exported
        expect(exportNight(shelf.db, snapshotId)).toEqual(lists)
        expect(shelf.add(exported, said)).toEqual({ snapshotId, recorded: false })
        const moved = other.add(exported, { account: '111122223333' }).snapshotId
        expect(JSON.stringify(exportNight(other.db, moved, { allParts: true }))).toBe(JSON.stringify(exported))
        expect(dump(other.db)).toEqual(dump(shelf.db))
      } finally {
        shelf.db.close()
        other.db.close()
      }
    }),
    { numRuns: 100 },
  )
})
