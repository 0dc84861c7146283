import type { Group, InstanceProfile, ManagedPolicy, Role, User } from '../model/entity.ts'
import { credentialsOf } from './credentials.ts'
import { type Draft, ofKind, refusal, type Step, without } from './draft.ts'
import type { Holder } from './holders.ts'
import { isIn } from './members.ts'
import { counted, policyToEdit } from './policies.ts'
import { refuseProtected } from './protected.ts'

/**
 * Deletes a user who has nothing left. {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteUser.html}
 *
 * @throws RolecallError INPUT naming what stands in the way
 */
export function deleteUser(step: Step, user: User): Draft {
  const groups = (user.groups ?? []).map((name) => `its membership of group ${name}`)
  return deleted(step, user, [...policiesOf(user), ...groups, ...credentialsOf(step.draft, user)])
}

/** Deletes a group without members. {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteGroup.html} */
export function deleteGroup(step: Step, group: Group): Draft {
  const members = ofKind(step.draft, 'user').filter(({ groups }) => isIn(groups, group))
  return deleted(step, group, [...policiesOf(group), ...members.map(({ name }) => `its member ${name}`)])
}

/** Deletes a role that no instance profile holds. {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRole.html} */
export function deleteRole(step: Step, role: Role): Draft {
  refuseProtected(step, role)
  const profiles = ofKind(step.draft, 'instance-profile').filter(({ roles }) =>
    roles.some(({ arn }) => arn === role.arn),
  )
  return deleted(step, role, [...policiesOf(role), ...profiles.map(({ name }) => `its instance profile ${name}`)])
}

/** Deletes a profile without a role. {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteInstanceProfile.html} */
export function deleteProfile(step: Step, profile: InstanceProfile): Draft {
  return deleted(
    step,
    profile,
    profile.roles.map(({ arn }) => `its role ${arn}`),
  )
}

/** Deletes a policy that nobody holds, and that has no other versions. {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeletePolicy.html} */
export function deletePolicy(step: Step, arn: string): Draft {
  const policy = policyToEdit(step, arn)
  const users = ofKind(step.draft, 'user')
  const roles = ofKind(step.draft, 'role')
  const holders = [...users, ...ofKind(step.draft, 'group'), ...roles].filter(({ attached }) =>
    attached?.some((one) => one.arn === arn),
  )
  const bounded = [...users, ...roles].filter(({ boundary }) => boundary?.arn === arn)
  const others = (policy.versions ?? []).filter(({ isDefault }) => !isDefault)
  return deleted(step, policy, [
    ...holders.map(({ kind, name }) => `its attachment to ${kind} ${name}`),
    ...bounded.map(({ kind, name }) => `its being the boundary of ${kind} ${name}`),
    ...others.map(({ version }) => `its version ${version}`),
  ])
}

function policiesOf({ attached, inline }: Holder): readonly string[] {
  return [
    ...(attached ?? []).map(({ arn }) => `its attachment of ${arn}`),
    ...(inline ?? []).map(({ name }) => `its inline policy ${name}`),
  ]
}

function deleted(
  step: Step,
  entity: User | Group | Role | InstanceProfile | ManagedPolicy,
  conflicts: readonly string[],
): Draft {
  const boundary = 'boundary' in entity ? entity.boundary : null
  if (conflicts.length === 0) {
    const draft = without(step.draft, entity)
    return boundary === null ? draft : counted(draft, boundary.arn, 'boundaryUsageCount', -1)
  }
  const what = `${entity.kind} ${entity.name}`
  throw refusal(
    step,
    `nothing that keeps ${what}`,
    `${conflicts.join(', ')} (DeleteConflict)`,
    'Take these away first.',
  )
}
