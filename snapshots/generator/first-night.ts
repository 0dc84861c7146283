import { awsPolicies } from './data/aws-policies.ts'
import { awsRoles } from './data/aws-roles.ts'
import { bakeryPolicies } from './data/bakery-policies.ts'
import { entryRoles } from './data/entry-roles.ts'
import { groups } from './data/groups.ts'
import { guardPolicies } from './data/guard-policies.ts'
import { instanceProfiles, machineRoles } from './data/machine-roles.ts'
import { machines } from './data/machines.ts'
import { people } from './data/people.ts'
import { platformPolicies } from './data/platform-policies.ts'
import { serviceRoles } from './data/service-roles.ts'
import { tradePolicies } from './data/trade-policies.ts'
import type { Account } from './types.ts'

/** The account as it was on the first night. */
export const firstNight: Account = {
  users: [...people, ...machines],
  groups,
  roles: [...awsRoles, ...entryRoles, ...machineRoles, ...serviceRoles],
  instanceProfiles,
  policies: [...guardPolicies, ...platformPolicies, ...bakeryPolicies, ...tradePolicies, ...awsPolicies],
}
