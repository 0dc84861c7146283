import { expect } from 'vitest'
import { byCodeUnit } from '../../src/model/compare.ts'
import { awsPrincipals, statementsOf, type Document, type Night } from './night-schema.ts'

type Check = (before: Night, after: Night) => void

/** For each change of the story, how it is seen in the two files. */
export const storyChecks: ReadonlyMap<string, Check> = new Map([
  ['role-recreated', roleRecreated],
  ['user-renamed', userRenamed],
  ['profile-role-swapped', profileRoleSwapped],
  ['boundary-removed', boundaryRemoved],
  ['policy-edited-without-effect', policyEditedWithoutEffect],
  ['policy-made-broader', policyMadeBroader],
  ['trust-opened', trustOpened],
  ['tags-lost', tagsLost],
  ['aws-policy-updated', awsPolicyUpdated],
  ['user-added', userAdded],
  ['role-removed', roleRemoved],
  ['inline-policy-added', inlinePolicyAdded],
  ['attachment-moved', attachmentMoved],
  ['user-deleted', userDeleted],
  ['last-used-moved', lastUsedMoved],
])

function roleRecreated(before: Night, after: Night): void {
  const [old, made] = [role(before, 'dough-proofing-timer'), role(after, 'dough-proofing-timer')]
  expect(made.Arn).toBe(old.Arn)
  expect(made.RoleId).not.toBe(old.RoleId)
  expect(made.CreateDate > old.CreateDate).toBe(true)
  expect(trusted(before, 'proofing-alarm-relay')).toEqual([old.Arn])
  expect(trusted(after, 'proofing-alarm-relay')).toEqual([old.RoleId])
}

function userRenamed(before: Night, after: Night): void {
  const [old, renamed] = [user(before, 'sabine.kraus'), user(after, 'sabine.lindner')]
  expect(renamed).toEqual({ ...old, UserName: renamed.UserName, Arn: renamed.Arn })
  expect(renamed.GroupList).toEqual(['bakers', 'shopfront'])
  expect(trusted(before, 'recipe-vault-keeper')).toContain(old.Arn)
  expect(trusted(after, 'recipe-vault-keeper')).toContain(renamed.Arn)
}

function profileRoleSwapped(before: Night, after: Night): void {
  const [old] = profiles(before, 'oven-gateway')
  const [swapped] = profiles(after, 'oven-gateway-v2')
  expect(swapped?.InstanceProfileName).toBe('oven-gateway')
  expect(swapped?.InstanceProfileId).toBe(old?.InstanceProfileId)
  expect(profiles(after, 'oven-gateway')).toEqual([])
  expect(profiles(before, 'oven-gateway-v2')).toEqual([])
}

function boundaryRemoved(before: Night, after: Night): void {
  expect(role(before, 'storefront-image-resizer').PermissionsBoundary).toBeDefined()
  expect(role(after, 'storefront-image-resizer').PermissionsBoundary).toBeUndefined()
}

function policyEditedWithoutEffect(before: Night, after: Night): void {
  const [old, edited] = newDefault(before, after, 'fleet-tracking-write')
  expect(edited).not.toEqual(old)
  expect(meaning(edited)).toEqual(meaning(old))
}

function policyMadeBroader(before: Night, after: Night): void {
  const [old, broadened] = newDefault(before, after, 'crumbs-athena-query')
  expect(meaning(old)).toContain('Allow s3:GetObject on arn:aws:s3:::nachtbrot-crumbs/*')
  expect(meaning(broadened)).toContain('Allow s3:GetObject on arn:aws:s3:::nachtbrot-*')
  const versions = policy(after, 'crumbs-athena-query').PolicyVersionList.map((version) => version.VersionId)
  expect(versions).toEqual(['v8', 'v7', 'v6', 'v5', 'v4'])
}

function trustOpened(before: Night, after: Night): void {
  expect(trusted(before, 'ledger-export-runner')).toEqual([])
  expect(trusted(after, 'ledger-export-runner')).toEqual(['arn:aws:iam::111122223333:root'])
}

function tagsLost(before: Night, after: Night): void {
  expect(role(before, 'route-planner-worker').Tags.map((tag) => tag.Key)).toContain('Owner')
  expect(role(after, 'route-planner-worker').Tags).toEqual([])
}

function awsPolicyUpdated(before: Night, after: Night): void {
  newDefault(before, after, 'ReadOnlyAccess')
  const [old, updated] = [policy(before, 'ReadOnlyAccess'), policy(after, 'ReadOnlyAccess')]
  expect(updated.Arn).toBe('arn:aws:iam::aws:policy/ReadOnlyAccess')
  expect(updated.UpdateDate > old.UpdateDate).toBe(true)
  expect(updated.PolicyVersionList).toHaveLength(old.PolicyVersionList.length + 1)
}

function userAdded(before: Night, after: Night): void {
  expect(before.UserDetailList.map((entry) => entry.UserName)).not.toContain('nele.aydin')
  expect(user(after, 'nele.aydin').GroupList).toEqual(['bakers'])
}

function roleRemoved(before: Night, after: Night): void {
  expect(role(before, 'christmas-2023-pop-up')).toBeDefined()
  expect(after.RoleDetailList.map((entry) => entry.RoleName)).not.toContain('christmas-2023-pop-up')
  expect(policy(before, 'christmas-2023-sale').AttachmentCount).toBe(1)
  expect(policy(after, 'christmas-2023-sale').AttachmentCount).toBe(0)
}

function inlinePolicyAdded(before: Night, after: Night): void {
  const names = (night: Night) =>
    role(night, 'oven-telemetry-forwarder').RolePolicyList.map((entry) => entry.PolicyName)
  expect(names(before)).toEqual([])
  expect(names(after)).toEqual(['debug-until-friday'])
}

function attachmentMoved(before: Night, after: Night): void {
  const moved = { PolicyName: 'van-camera-archive', PolicyArn: policy(after, 'van-camera-archive').Arn }
  expect(user(before, 'stefan.lang').AttachedManagedPolicies).toContainEqual(moved)
  expect(group(before, 'drivers').AttachedManagedPolicies).not.toContainEqual(moved)
  expect(user(after, 'stefan.lang').AttachedManagedPolicies).not.toContainEqual(moved)
  expect(group(after, 'drivers').AttachedManagedPolicies).toContainEqual(moved)
}

function userDeleted(before: Night, after: Night): void {
  const { Arn: arn, UserId: id } = user(before, 'quentin.weiss')
  expect(after.UserDetailList.map((entry) => entry.UserName)).not.toContain('quentin.weiss')
  expect(trusted(before, 'bread-price-oracle')).toContain(arn)
  expect(trusted(after, 'bread-price-oracle')).toContain(id)
}

function lastUsedMoved(before: Night, after: Night): void {
  const known = after.RoleDetailList.filter((entry) => lastUsed(entry) !== null)
  const earlier = new Map(before.RoleDetailList.map((entry) => [entry.RoleId, lastUsed(entry)]))
  const moved = known.filter((entry) => lastUsed(entry)! > (earlier.get(entry.RoleId) ?? ''))
  expect(moved.length / known.length).toBeGreaterThan(0.75)
  expect(moved.every((entry) => lastUsed(entry)! > '2026-11-20T02:00:00')).toBe(true)
}

function user(night: Night, name: string) {
  return only(night.UserDetailList.filter((entry) => entry.UserName === name))
}

function group(night: Night, name: string) {
  return only(night.GroupDetailList.filter((entry) => entry.GroupName === name))
}

function role(night: Night, name: string) {
  return only(night.RoleDetailList.filter((entry) => entry.RoleName === name))
}

function policy(night: Night, name: string) {
  return only(night.Policies.filter((entry) => entry.PolicyName === name))
}

function profiles(night: Night, roleName: string) {
  return role(night, roleName).InstanceProfileList
}

function trusted(night: Night, roleName: string): readonly string[] {
  return awsPrincipals(role(night, roleName).AssumeRolePolicyDocument)
}

function lastUsed(entry: Night['RoleDetailList'][number]): string | null {
  return 'LastUsedDate' in entry.RoleLastUsed ? entry.RoleLastUsed.LastUsedDate : null
}

/** The default documents before and after, which must be of different versions. */
function newDefault(before: Night, after: Night, name: string): readonly [Document, Document] {
  const [old, edited] = [policy(before, name), policy(after, name)].map((entry) =>
    only(entry.PolicyVersionList.filter((version) => version.IsDefaultVersion)),
  )
  expect(Number(edited!.VersionId.slice(1))).toBe(Number(old!.VersionId.slice(1)) + 1)
  return [old!.Document, edited!.Document]
}

/** What a document without conditions grants, one action on one resource a line, however it is written. */
function meaning(document: Document): readonly string[] {
  const lines = statementsOf(document).flatMap((statement) =>
    [statement.Action ?? []]
      .flat()
      .flatMap((action) =>
        [statement.Resource ?? []].flat().map((resource) => `${statement.Effect} ${action} on ${resource}`),
      ),
  )
  return lines.toSorted(byCodeUnit)
}

function only<T>(found: readonly T[]): T {
  expect(found).toHaveLength(1)
  return found[0]!
}
