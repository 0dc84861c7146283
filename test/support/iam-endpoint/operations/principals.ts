import type { Operation } from '../asked.ts'
import { boundaryOf, instanceProfile, nestedRole } from '../details.ts'
import type { LiveAccount } from '../live-account.ts'
import type { LiveGroup, LiveInstanceProfile, LiveRole, LiveTag, LiveUser, Members } from '../live-entities.ts'
import { page, section } from '../page.ts'
import { groupOf, instanceProfileOf, roleOf, userOf } from './lookup.ts'
import { tagsPage } from './tags.ts'

/** Users, groups, roles and instance profiles: lists leave out tags and boundaries, answers about one do not. */
export const principals: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  [
    'ListUsers',
    (asked) =>
      page(asked, [
        section({ member: 'Users', items: asked.account.users, key: ({ UserId }) => UserId, shape: listedUser }),
      ]),
  ],
  [
    'GetUser',
    (asked) => {
      const user = userOf(asked)
      return { User: { ...listedUser(user), ...boundaryOf(user), ...someTags(user) } }
    },
  ],
  ['ListUserTags', (asked) => tagsPage(asked, userOf(asked).Tags)],
  [
    'ListGroups',
    (asked) =>
      page(asked, [
        section({ member: 'Groups', items: asked.account.groups, key: ({ GroupId }) => GroupId, shape: listedGroup }),
      ]),
  ],
  [
    'GetGroup',
    (asked) => {
      const group = groupOf(asked)
      const items = asked.account.users.filter(({ GroupList }) => GroupList.includes(group.GroupName))
      const users = section({ member: 'Users', items, key: ({ UserId }) => UserId, shape: listedUser })
      return { Group: listedGroup(group), ...page(asked, [users]) }
    },
  ],
  [
    'ListRoles',
    (asked) =>
      page(asked, [
        section({ member: 'Roles', items: asked.account.roles, key: ({ RoleId }) => RoleId, shape: listedRole }),
      ]),
  ],
  [
    'GetRole',
    (asked) => {
      const role = roleOf(asked)
      const { SourceRoleTemplate, RoleLastUsed } = role
      return {
        Role: { ...listedRole(role), ...boundaryOf(role), ...someTags(role), RoleLastUsed, SourceRoleTemplate },
      }
    },
  ],
  ['ListRoleTags', (asked) => tagsPage(asked, roleOf(asked).Tags)],
  ['ListInstanceProfiles', (asked) => page(asked, [profileSection(asked.account, asked.account.instanceProfiles)])],
  [
    'ListInstanceProfilesForRole',
    (asked) => {
      const role = roleOf(asked)
      const profiles = asked.account.instanceProfiles.filter(({ RoleName }) => RoleName === role.RoleName)
      return page(asked, [profileSection(asked.account, profiles)])
    },
  ],
  [
    'GetInstanceProfile',
    (asked) => {
      const profile = instanceProfileOf(asked)
      return { InstanceProfile: { ...listedProfile(asked.account, profile), Tags: profile.Tags } }
    },
  ],
  ['ListInstanceProfileTags', (asked) => tagsPage(asked, instanceProfileOf(asked).Tags)],
])

/** A user as lists have it. {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUsers.html} */
export function listedUser({ Path, UserName, UserId, Arn, CreateDate, PasswordLastUsed }: LiveUser): Members {
  return { Path, UserName, UserId, Arn, CreateDate, PasswordLastUsed }
}

function listedGroup({ Path, GroupName, GroupId, Arn, CreateDate }: LiveGroup): Members {
  return { Path, GroupName, GroupId, Arn, CreateDate }
}

/** A role as lists have it. {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoles.html} */
function listedRole(role: LiveRole): Members {
  const { Description, MaxSessionDuration } = role
  return { ...nestedRole(role), Description, MaxSessionDuration }
}

function listedProfile(account: LiveAccount, profile: LiveInstanceProfile): Members {
  const roles = account.roles.filter(({ RoleName }) => RoleName === profile.RoleName)
  return instanceProfile(profile, roles.map(nestedRole))
}

function profileSection(account: LiveAccount, items: readonly LiveInstanceProfile[]): ReturnType<typeof section> {
  return section({
    member: 'InstanceProfiles',
    items,
    key: ({ InstanceProfileId }) => InstanceProfileId,
    shape: (profile) => listedProfile(account, profile),
  })
}

/** GetUser and GetRole leave the list out where there is no tag. */
function someTags({ Tags }: { readonly Tags: readonly LiveTag[] }): Members {
  return Tags.length === 0 ? {} : { Tags }
}
