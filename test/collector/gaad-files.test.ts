import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

import { readSavedFile } from '../../src/collector/saved-file.ts'
import { captureOf } from '../store/nights.ts'
import { roundTrip } from './round-trip.ts'

/** Where the files lie that other projects published: beside this project, and not part of it. */
const SHARED = process.env['ROLECALL_SHARED'] ?? fileURLToPath(new URL('../../../shared', import.meta.url))
const FOLDER = join(SHARED, 'data', 'gaad')

/** Users, groups, roles, managed policies, policy versions, instance profiles; then the warnings. */
type Stated = readonly [
  users: number,
  groups: number,
  roles: number,
  policies: number,
  versions: number,
  profiles: number,
  warns?: readonly string[],
]

/** Every file by name: what it holds, by its publisher's index, or why it is refused. */
const FILES: Readonly<Record<string, Stated | string>> = {
  'ReversecLabs__IAMSpy__allow-testing-s3.json': [0, 0, 2, 0, 0, 0],
  'ReversecLabs__IAMSpy__basic-allow.json': [0, 0, 1, 0, 0, 0],
  'ReversecLabs__IAMSpy__basic-deny.json': [0, 0, 1, 0, 0, 0],
  'ReversecLabs__IAMSpy__role-boundary-allow.json': [0, 0, 1, 1, 1, 0],
  'ReversecLabs__IAMSpy__role-boundary-deny.json': [0, 0, 1, 1, 1, 0],
  'ReversecLabs__IAMSpy__user-allow-check.json': [1, 0, 0, 1, 1, 0],
  'ReversecLabs__IAMSpy__user-boundary-allow.json': [1, 0, 0, 1, 1, 0],
  'UTKARSH698__iamprover__gaad.json': [1, 1, 3, 1, 1, 0],
  'duo-labs__cloudmapper__demo-2019-05-a.json': [0, 0, 2, 0, 0, 0],
  'duo-labs__cloudmapper__demo-2019-05-b.json': [0, 0, 2, 1, 1, 0],
  'duo-labs__cloudmapper__demo-2019-07.json': [0, 0, 3, 1, 1, 0, ['DUPLICATE_ID', 'LIST_EMPTY']],
  'duo-labs__cloudmapper__demo.json': [2, 1, 4, 2, 2, 0, ['DUPLICATE_ID']],
  'localstack__localstack__filter_group.json': [0, 1, 0, 0, 0, 0, ['LIST_EMPTY', 'UNREADABLE_DATE']],
  'localstack__localstack__filter_local_managed_policy.json': [0, 0, 0, 1, 1, 0, ['UNREADABLE_DATE']],
  'localstack__localstack__no_filter.json': [1, 1, 1, 1, 1, 0, ['UNREADABLE_DATE']],
  'localstack__localstack__with_inline_policies.json': [1, 1, 1, 0, 0, 0, ['UNREADABLE_DATE']],
  'onemec__cloudmapper__demo.json': [0, 0, 4, 2, 2, 0, ['DUPLICATE_ID']],
  'praetorian-inc__aurelian__GaadUnmarshal-13.json': [1, 1, 1, 0, 0, 0, ['LIST_EMPTY']],
  'praetorian-inc__aurelian__GaadUnmarshal-95.json': 'no entity names an account',
  'salesforce__cloudsplaining__authz-details-2020-04.json': [2, 1, 2, 33, 34, 0],
  'salesforce__cloudsplaining__example-2020-08.json': [2, 1, 3, 33, 34, 1],
  'salesforce__cloudsplaining__example-authz-2020-09.json': [3, 2, 3, 33, 34, 1],
  'salesforce__cloudsplaining__example-authz-details.json': [3, 2, 3, 32, 33, 1],
  'salesforce__cloudsplaining__example_authz_v2.json': [1, 1, 2, 2, 2, 0, ['LIST_EMPTY']],
  'salesforce__cloudsplaining__overrides.json': [0, 0, 0, 1, 1, 0],
  'salesforce__cloudsplaining__overrides_complete.json': [1, 1, 2, 3, 3, 0],
}

const there = existsSync(FOLDER) ? readdirSync(FOLDER).filter((name) => name.endsWith('.json')) : []

test(`published files: ${there.length === 0 ? 'none is here, none was read' : `${there.length} are read below`}`, () => {
  expect(there.filter((name) => !(name in FILES))).toEqual([])
})

test.each(there.length > 0 ? Object.entries(FILES) : [])('%s', async (name, stated) => {
  const { bytes } = await readSavedFile(join(FOLDER, name), Readable.from([]))
  if (typeof stated === 'string') {
    expect(() => captureOf([bytes.toString()])).toThrow(stated)
    return
  }
  const [users, groups, roles, managedPolicies, policyVersions, instanceProfiles, warns = []] = stated
  const { counts, codes } = roundTrip(bytes.toString())
  expect(counts).toMatchObject({ users, groups, roles, managedPolicies, policyVersions, instanceProfiles })
  expect(counts).toMatchObject(countedByHand(join(FOLDER, name)))
  expect(codes).toEqual(warns)
})

/** The same counts from the JSON alone: distinct ARNs, and what hangs on them. */
function countedByHand(path: string): Readonly<Record<string, number>> {
  const json = JSON.parse(readFileSync(path, 'utf8')) as Readonly<
    Record<string, readonly Readonly<Record<string, readonly unknown[]>>[]>
  >
  const all = (list: string) => json[list] ?? []
  const within = (list: string, member: string) => all(list).flatMap((entity) => [entity[member] ?? []].flat())
  const distinct = (entities: readonly unknown[]) =>
    new Set(entities.map((entity) => (entity as { Arn: string }).Arn)).size
  const everywhere = ['UserDetailList', 'GroupDetailList', 'RoleDetailList']
  return {
    users: distinct(all('UserDetailList')),
    groups: distinct(all('GroupDetailList')),
    roles: distinct(all('RoleDetailList')),
    managedPolicies: distinct(all('Policies')),
    instanceProfiles: distinct(within('RoleDetailList', 'InstanceProfileList')),
    policyVersions: within('Policies', 'PolicyVersionList').length,
    policyAttachments: everywhere.flatMap((list) => within(list, 'AttachedManagedPolicies')).length,
    inlinePolicies: [
      within('UserDetailList', 'UserPolicyList'),
      within('GroupDetailList', 'GroupPolicyList'),
      within('RoleDetailList', 'RolePolicyList'),
    ].flat().length,
    groupMemberships: within('UserDetailList', 'GroupList').length,
    tags: everywhere.flatMap((list) => within(list, 'Tags')).length,
  }
}
