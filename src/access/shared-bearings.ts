import { remembered } from '../util/remembered.ts'
import type { Bearing } from './bearing.ts'
import type { HeldPolicy } from './held-policies.ts'

/**
 * Remembers what of a policy bears on a question, where several may have it. A managed policy says the same to whomever it
 * is attached to, and to the members of whichever group.
 */
export function sharedBearings(
  bearings: (policy: HeldPolicy) => readonly Bearing[],
): (policy: HeldPolicy) => readonly Bearing[] {
  const ofManaged = new Map<string, readonly Bearing[]>()
  const known = remembered(bearings)
  return (policy) => {
    const { source, policyArn, policyName, ref, groupArn } = policy
    if (policyName !== null) return groupArn === null ? bearings(policy) : known(policy)
    if (ref === null) return known(policy)
    const key = `${source} ${policyArn}`
    let found = ofManaged.get(key)
    if (found === undefined) ofManaged.set(key, (found = bearings(policy)))
    return found
  }
}
