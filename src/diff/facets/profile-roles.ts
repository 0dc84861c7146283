import type { InstanceProfile, ProfileRole } from '../../model/entity.ts'
import type { FacetChange } from '../change.ts'
import { joinItems } from '../join-items.ts'
import type { Both } from './facet.ts'
import { itemChanges } from './item-change.ts'

/** Roles that an instance profile began or ceased to hold. {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_switch-role-ec2_instance-profiles.html} */
export function profileRoles({ before, after }: Both<InstanceProfile>): readonly FacetChange[] {
  return roleChanges(before.roles, after.roles)
}

/** The same for a profile that one of the nights did not see: without a role a profile may be there unseen. */
export function roleChanges(before: readonly ProfileRole[], after: readonly ProfileRole[]): readonly FacetChange[] {
  const arn = (role: ProfileRole): string => role.arn
  return itemChanges('profile-role', joinItems(before, after, { key: arn, value: () => '' }), arn, arn)
}
