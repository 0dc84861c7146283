import type { Group, InstanceProfile, Role, User } from '../model/entity.ts'
import { type Draft, put, refusal, type Step } from './draft.ts'
import { refuseProtected } from './protected.ts'

/** Takes a user into a group; a member stays one. {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_AddUserToGroup.html} */
export function join(step: Step, user: User, group: Group): Draft {
  const groups = groupsOf(step, user)
  return isIn(groups, group) ? step.draft : put(step.draft, { ...user, groups: [...groups, group.name] })
}

/** Takes a user out of a group. {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_RemoveUserFromGroup.html} */
export function leave(step: Step, user: User, group: Group): Draft {
  const groups = groupsOf(step, user)
  if (!isIn(groups, group))
    throw refusal(step, `user ${user.name} in group ${group.name}`, `it in ${groups.join(', ') || 'no group'}`)
  return put(step.draft, { ...user, groups: groups.filter((name) => !isCalled(group, name)) })
}

/** Whether a list of groups has one; names of groups differ by more than letter case. */
export function isIn(groups: readonly string[] | null, group: Group): boolean {
  return groups?.some((name) => isCalled(group, name)) === true
}

function isCalled({ name }: Group, text: string): boolean {
  return name.toLowerCase() === text.toLowerCase()
}

function groupsOf(step: Step, { name, groups }: User): readonly string[] {
  if (groups !== null) return groups
  throw refusal(step, `a night that says the groups of user ${name}`, 'one that does not')
}

/** Puts a role into an instance profile, which holds one at most. {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_AddRoleToInstanceProfile.html} */
export function fill(step: Step, profile: InstanceProfile, role: Role): Draft {
  refuseProtected(step, role)
  if (profile.roles.length > 0) {
    const held = profile.roles.map(({ arn }) => arn).join(', ')
    throw refusal(step, `no role in instance profile ${profile.name}`, `${held} (LimitExceeded)`)
  }
  return put(step.draft, { ...profile, roles: [{ arn: role.arn, listed: true, nested: true }] })
}

/** Takes it out again. {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_RemoveRoleFromInstanceProfile.html} */
export function empty(step: Step, profile: InstanceProfile, role: Role): Draft {
  refuseProtected(step, role)
  const kept = profile.roles.filter(({ arn }) => arn !== role.arn)
  if (kept.length < profile.roles.length) return put(step.draft, { ...profile, roles: kept })
  const held = profile.roles.map(({ arn }) => arn).join(', ') || 'none'
  throw refusal(step, `role ${role.name} in instance profile ${profile.name}`, `${held} (NoSuchEntity)`)
}
