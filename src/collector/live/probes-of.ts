import type { AuthorizationPart, Part } from '../../model/part.ts'
import { PART_PLANS } from '../parts/index.ts'
import type { Call } from './call.ts'
import type { Roster } from './roster.ts'

/** Cheap calls that together show whether the caller may read a part; none where none tells. */
export function probesOf(part: Part, account: Pick<Roster, 'account' | 'partition'>): readonly Call[] {
  if (part === 'instance-profiles') return [{ operation: 'ListInstanceProfiles', input: { MaxItems: 1 } }]
  const filter = FILTERS.get(part)
  if (filter !== undefined)
    return [{ operation: 'GetAccountAuthorizationDetails', input: { Filter: [filter], MaxItems: 1 } }]
  const plan = PART_PLANS.find((plan) => plan.part === part)
  return [plan?.probe, plan?.alsoProbe].flatMap((probe) => (probe === undefined ? [] : [probe(account)]))
}

const FILTERS: ReadonlyMap<Part, string> = new Map<AuthorizationPart, string>([
  ['users', 'User'],
  ['groups', 'Group'],
  ['roles', 'Role'],
  ['customer-policies', 'LocalManagedPolicy'],
  ['aws-policies', 'AWSManagedPolicy'],
])
