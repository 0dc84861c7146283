import { byCodeUnit } from '../../../src/model/compare.ts'
import { iamArn } from '../company.ts'
import type { Account, Group, InstanceProfile, Policy, Role, User } from '../types.ts'
import { betweenNights, inOfficeHours } from './clock.ts'
import { uniqueId } from './hash.ts'

/**
 * One night as `aws iam get-account-authorization-details --output json` prints it: what AWS leaves out is left
 * out here, and ids, ARNs, counts and nested roles are worked out from the account, so that they cannot disagree.
 */
export function print(account: Account): string {
  return `${JSON.stringify(authorizationDetails(account), null, 4)}\n`
}

function authorizationDetails(account: Account): object {
  checkReferences(account)
  return {
    UserDetailList: byName(account.users).map((user) => userDetail(account, user)),
    GroupDetailList: byName(account.groups).map((group) => groupDetail(account, group)),
    RoleDetailList: byName(account.roles).map((role) => roleDetail(account, role)),
    Policies: byName(account.policies).flatMap((policy) => policyDetail(account, policy)),
  }
}

function userDetail(account: Account, user: User): object {
  return {
    Path: user.path,
    UserName: user.name,
    UserId: uniqueId('AIDA', user.identity),
    Arn: iamArn(`user${user.path}${user.name}`),
    CreateDate: inOfficeHours(user.created, user.identity),
    ...(user.inline.length === 0 ? {} : { UserPolicyList: user.inline }),
    GroupList: user.groups,
    AttachedManagedPolicies: attachedPolicies(account, user.attached),
    ...boundary(account, user.boundary),
    Tags: user.tags,
  }
}

function groupDetail(account: Account, group: Group): object {
  return {
    Path: group.path,
    GroupName: group.name,
    GroupId: uniqueId('AGPA', group.identity),
    Arn: iamArn(`group${group.path}${group.name}`),
    CreateDate: inOfficeHours(group.created, group.identity),
    GroupPolicyList: group.inline,
    AttachedManagedPolicies: attachedPolicies(account, group.attached),
  }
}

function roleDetail(account: Account, role: Role): object {
  const profiles = account.instanceProfiles.filter((profile) => profile.role === role.name)
  return {
    ...roleHead(role),
    InstanceProfileList: byName(profiles).map((profile) => profileDetail(profile, role)),
    RolePolicyList: role.inline,
    AttachedManagedPolicies: attachedPolicies(account, role.attached),
    ...boundary(account, role.boundary),
    Tags: role.tags,
    RoleLastUsed: role.used === null ? {} : { LastUsedDate: betweenNights(role.used, role.name), Region: role.region },
  }
}

function roleHead(role: Role): object {
  return {
    Path: role.path,
    RoleName: role.name,
    RoleId: uniqueId('AROA', role.identity),
    Arn: iamArn(`role${role.path}${role.name}`),
    CreateDate: inOfficeHours(role.created, role.identity),
    AssumeRolePolicyDocument: role.trust,
  }
}

function profileDetail(profile: InstanceProfile, role: Role): object {
  return {
    Path: profile.path,
    InstanceProfileName: profile.name,
    InstanceProfileId: uniqueId('AIPA', profile.identity),
    Arn: iamArn(`instance-profile${profile.path}${profile.name}`),
    CreateDate: inOfficeHours(profile.created, profile.identity),
    Roles: [roleHead(role)],
  }
}

/** Nothing at all for a policy of AWS's that nobody uses. */
function policyDetail(account: Account, policy: Policy): readonly object[] {
  const holders = [...account.users, ...account.groups, ...account.roles]
  const attachments = holders.filter((holder) => holder.attached.includes(policy.name)).length
  const bounded = [...account.users, ...account.roles].filter((holder) => holder.boundary === policy.name).length
  if (policy.owner === 'aws' && attachments + bounded === 0) return []
  const newestFirst = policy.versions.toReversed()
  const dated = newestFirst.map((version) => inOfficeHours(version.created, `${policy.name} v${version.number}`))
  return [
    {
      PolicyName: policy.name,
      PolicyId: uniqueId('ANPA', policy.identity),
      Arn: policyArn(account, policy.name),
      Path: policy.path,
      DefaultVersionId: `v${policy.defaultVersion}`,
      AttachmentCount: attachments,
      PermissionsBoundaryUsageCount: bounded,
      IsAttachable: true,
      CreateDate: inOfficeHours(policy.created, `${policy.name} v1`),
      UpdateDate: dated[0],
      PolicyVersionList: newestFirst.map((version, index) => ({
        Document: version.document,
        VersionId: `v${version.number}`,
        IsDefaultVersion: version.number === policy.defaultVersion,
        CreateDate: dated[index],
      })),
    },
  ]
}

function attachedPolicies(account: Account, names: readonly string[]): readonly object[] {
  return names.map((name) => ({ PolicyName: name, PolicyArn: policyArn(account, name) }))
}

/** AWS says `Policy` here, whatever its own model says. */
function boundary(account: Account, name: string | null): object {
  if (name === null) return {}
  const reference = { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: policyArn(account, name) }
  return { PermissionsBoundary: reference }
}

/** The ARN of a managed policy by its name; a name that nobody has is a mistake in the data. */
function policyArn(account: Account, name: string): string {
  const found = account.policies.filter((policy) => policy.name === name)
  const [policy] = found
  if (policy === undefined || found.length > 1) throw new Error(`${found.length} policies are named ${name}`)
  return iamArn(`policy${policy.path}${policy.name}`, policy.owner === 'aws' ? 'aws' : undefined)
}

function checkReferences(account: Account): void {
  const groups = new Set(account.groups.map((group) => group.name))
  const roles = new Set(account.roles.map((role) => role.name))
  for (const user of account.users)
    for (const name of user.groups)
      if (!groups.has(name)) throw new Error(`user ${user.name} names the group ${name}, which is not there`)
  for (const profile of account.instanceProfiles)
    if (!roles.has(profile.role))
      throw new Error(`instance profile ${profile.name} names the role ${profile.role}, which is not there`)
}

function byName<T extends { readonly name: string }>(entities: readonly T[]): readonly T[] {
  return entities.toSorted((a, b) => byCodeUnit(a.name, b.name))
}
