import { remembered } from '../util/remembered.ts'
import type { Bearing } from './bearing.ts'
import type { HeldPolicy } from './held-policies.ts'

/**
 * Remembers what of a policy bears on a question, where several may have it. A managed policy says the same to the members
 * of whichever group.
 */
export function sharedBearings(
  bearings: (policy: HeldPolicy) => readonly Bearing[],
): (policy: HeldPolicy) => readonly Bearing[] {
  const ofGroups = new Map<string, readonly Bearing[]>()
  const known = remembered(bearings)
  return (policy) => {
    const { policyArn, policyName, ref, groupArn } = policy
    if (groupArn === null) return policyName === null ? known(policy) : bearings(policy)
    if (policyName !== null || ref === null) return known(policy)
    let found = ofGroups.get(policyArn)
    if (found === undefined) ofGroups.set(policyArn, (found = bearings(policy)))
    return found
  }
}
