import { type Asked, required } from '../asked.ts'
import { noSuchEntity } from '../iam-error.ts'
import type { LiveGroup, LiveInstanceProfile, LivePolicy, LiveRole, LiveUser } from '../live-entities.ts'

/** The user that is asked for; names are matched whatever their case, as IAM does. */
export function userOf(asked: Asked): LiveUser {
  const name = required(asked, 'UserName')
  return found(asked.account.users, ({ UserName }) => isSame(UserName, name), 'user', name)
}

export function groupOf(asked: Asked): LiveGroup {
  const name = required(asked, 'GroupName')
  return found(asked.account.groups, ({ GroupName }) => isSame(GroupName, name), 'group', name)
}

export function roleOf(asked: Asked): LiveRole {
  const name = required(asked, 'RoleName')
  return found(asked.account.roles, ({ RoleName }) => isSame(RoleName, name), 'role', name)
}

export function instanceProfileOf(asked: Asked): LiveInstanceProfile {
  const name = required(asked, 'InstanceProfileName')
  const profiles = asked.account.instanceProfiles
  return found(profiles, ({ InstanceProfileName }) => isSame(InstanceProfileName, name), 'instance profile', name)
}

export function policyOf(asked: Asked): LivePolicy {
  const arn = required(asked, 'PolicyArn')
  return found(asked.account.policies, ({ Arn }) => Arn === arn, 'policy', arn)
}

/** The item that is asked for, by whatever names it. */
export function found<Item>(items: readonly Item[], isIt: (item: Item) => boolean, what: string, name: string): Item {
  const item = items.find(isIt)
  if (item === undefined) throw noSuchEntity(what, name)
  return item
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}
