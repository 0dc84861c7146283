import { listOf } from '../util/list.ts'
import { memberOf } from '../util/members.ts'

/** The ARNs of the managed policies that an entity is attached to or bounded by; `get` reads a member of it. */
export function referredPolicies(get: (member: string) => unknown): readonly string[] {
  const attached = listOf(get('AttachedManagedPolicies')).map((policy) => memberOf(policy, 'PolicyArn'))
  return [...attached, memberOf(get('PermissionsBoundary'), 'PermissionsBoundaryArn')].filter(
    (arn) => typeof arn === 'string',
  )
}
