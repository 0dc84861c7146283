import type { AccountView } from '../model/account.ts'
import type { InstanceProfile, Role } from '../model/entity.ts'
import { isKnown } from '../model/part.ts'

/** The instance profiles that expose each role, by the role's ARN. */
export function profilesByRole(account: AccountView): ReadonlyMap<string, readonly InstanceProfile[]> {
  const profiles = new Map<string, InstanceProfile[]>()
  for (const profile of account.instanceProfiles()) {
    for (const { arn } of profile.roles) {
      const exposing = profiles.get(arn)
      if (exposing) exposing.push(profile)
      else profiles.set(arn, [profile])
    }
  }
  return profiles
}

/** Whether the night says which profiles expose a role: by itself, or because all profiles were listed. */
export function areProfilesSaid(account: AccountView, role: Role): boolean {
  return isKnown(account.parts.get('instance-profiles')) || !role.residue?.absent?.includes('InstanceProfileList')
}
