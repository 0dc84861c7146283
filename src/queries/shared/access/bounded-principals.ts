import type { HeldPolicies, HeldPolicy } from '../../../access/held-policies.ts'
import type { AccountView } from '../../../model/account.ts'
import { byArn } from '../../../model/compare.ts'
import type { Boundary, Principal } from '../../../model/entity.ts'
import type { Part } from '../../../model/part.ts'
import { isAwsManagedPolicy } from '../../../model/arn.ts'

/** A user or role with a boundary, and the boundary's policy as it is held. */
export interface Bounded {
  readonly principal: Principal
  readonly boundary: Boundary
  readonly held: HeldPolicy
  /** The part that the boundary's document belongs to. */
  readonly part: Part
}

/** Users and roles that a boundary limits, by ARN. */
export function boundedPrincipals(account: AccountView, policies: HeldPolicies): readonly Bounded[] {
  return [...account.roles(), ...account.users()].sort(byArn).flatMap((principal) => {
    const { boundary } = principal
    const held = boundary && policies.of(principal).find(({ source }) => source === 'boundary')
    if (!boundary || !held) return []
    return [
      { principal, boundary, held, part: isAwsManagedPolicy(boundary.arn) ? 'aws-policies' : 'customer-policies' },
    ]
  })
}
