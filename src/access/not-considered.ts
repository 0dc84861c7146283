import type { Principal } from '../model/entity.ts'
import { isServiceLinked } from '../model/role.ts'
import type { Policy } from '../policy/document/policy.ts'
import { type NotConsidered, OUT_OF_SIGHT } from './decision.ts'

/** What the user gave of what IAM data cannot show. */
export interface GivenPolicies {
  /** Service control policies, a level (root, unit, account) an entry: those attached to it. */
  readonly scps?: readonly (readonly Policy[])[]
  /** The policies of resources. */
  readonly resourcePolicies?: readonly Policy[]
  /** Whether the account manages its organisation, so that SCPs do not bind it. */
  readonly isManagementAccount?: boolean
}

/**
 * What IAM data cannot show, nobody gave, and could change an answer.
 *
 * @param isDecidedByTrust whether the resource's own policy is a trust policy, which the night may show
 */
export function notConsidered(
  principal: Principal | null,
  isDecidedByTrust: boolean,
  { scps = [], resourcePolicies = [], isManagementAccount = false }: GivenPolicies,
): readonly NotConsidered[] {
  const isExempt = isManagementAccount || (principal !== null && isServiceLinked(principal))
  const hasScps = isExempt || scps.length > 0
  const hasResourcePolicy = resourcePolicies.length > 0 || isDecidedByTrust
  return OUT_OF_SIGHT.filter((part) => (part === 'scp' ? !hasScps : part !== 'resource-policy' || !hasResourcePolicy))
}
