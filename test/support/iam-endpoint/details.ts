import type { LiveAccount } from './live-account.ts'
import type { LiveGroup, LiveInstanceProfile, LivePolicy, LiveRole, LiveUser, Members } from './live-entities.ts'
import { without } from './without.ts'

/** A user in the authorization details: the list of inline policies is left out where it is empty, and no other. */
export function userDetail(user: LiveUser): Members {
  return {
    Path: user.Path,
    UserName: user.UserName,
    UserId: user.UserId,
    Arn: user.Arn,
    CreateDate: user.CreateDate,
    ...(user.UserPolicyList.length > 0 ? { UserPolicyList: user.UserPolicyList } : {}),
    GroupList: user.GroupList,
    AttachedManagedPolicies: user.AttachedManagedPolicies,
    ...boundaryOf(user),
    Tags: user.Tags,
  }
}

export function groupDetail(group: LiveGroup): Members {
  return { ...group }
}

/** A role in the authorization details: without description and session duration, its last use empty where unused. */
export function roleDetail(account: LiveAccount, role: LiveRole): Members {
  return {
    Path: role.Path,
    RoleName: role.RoleName,
    RoleId: role.RoleId,
    Arn: role.Arn,
    CreateDate: role.CreateDate,
    AssumeRolePolicyDocument: role.AssumeRolePolicyDocument,
    InstanceProfileList: account.instanceProfiles
      .filter(({ RoleName }) => RoleName === role.RoleName)
      .map((profile) => instanceProfile(profile, [nestedRole(role)])),
    RolePolicyList: role.RolePolicyList,
    AttachedManagedPolicies: role.AttachedManagedPolicies,
    ...boundaryOf(role),
    Tags: role.Tags,
    RoleLastUsed: role.RoleLastUsed,
  }
}

/** A policy in the authorization details: without description and tags, its newest version first. */
export function policyDetail(policy: LivePolicy): Members {
  return without(policy, 'Description', 'Tags', 'leftOut')
}

/** A profile with the roles given, as every answer but GetInstanceProfile has it: without tags. */
export function instanceProfile(profile: LiveInstanceProfile, roles: readonly Members[]): Members {
  return { ...without(profile, 'RoleName', 'Tags'), Roles: roles }
}

/** A role within an instance profile: six members and no more. */
export function nestedRole({ Path, RoleName, RoleId, Arn, CreateDate, AssumeRolePolicyDocument }: LiveRole): Members {
  return { Path, RoleName, RoleId, Arn, CreateDate, AssumeRolePolicyDocument }
}

/** The boundary as a member, where there is one. */
export function boundaryOf({ PermissionsBoundary }: Pick<LiveUser, 'PermissionsBoundary'>): Members {
  return PermissionsBoundary === undefined ? {} : { PermissionsBoundary }
}

/** The four lists of an account, documents decoded: what a whole night of it must hold. */
export function authorizationDetails(account: LiveAccount): {
  readonly UserDetailList: readonly Members[]
  readonly GroupDetailList: readonly Members[]
  readonly RoleDetailList: readonly Members[]
  readonly Policies: readonly Members[]
} {
  return {
    UserDetailList: account.users.map(userDetail),
    GroupDetailList: account.groups.map(groupDetail),
    RoleDetailList: account.roles.map((role) => roleDetail(account, role)),
    Policies: account.policies.filter(({ leftOut }) => leftOut !== true).map(policyDetail),
  }
}
