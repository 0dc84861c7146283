import type { AuthorizationPart, Part } from '../../model/part.ts'
import { PART_PLANS } from '../parts/index.ts'
import type { Call } from './call.ts'
import type { Roster } from './roster.ts'

/** One cheap call that shows whether the caller may read a part; null where none tells. */
export function probeOf(part: Part, account: Pick<Roster, 'account' | 'partition'>): Call | null {
  if (part === 'instance-profiles') return { operation: 'ListInstanceProfiles', input: { MaxItems: 1 } }
  const filter = FILTERS.get(part)
  if (filter !== undefined)
    return { operation: 'GetAccountAuthorizationDetails', input: { Filter: [filter], MaxItems: 1 } }
  return PART_PLANS.find((plan) => plan.part === part)?.probe?.(account) ?? null
}

const FILTERS: ReadonlyMap<Part, string> = new Map<AuthorizationPart, string>([
  ['users', 'User'],
  ['groups', 'Group'],
  ['roles', 'Role'],
  ['customer-policies', 'LocalManagedPolicy'],
  ['aws-policies', 'AWSManagedPolicy'],
])
