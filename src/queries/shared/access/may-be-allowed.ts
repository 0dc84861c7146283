import type { Access } from '../../../access/access.ts'
import { namedActions } from '../../../escalation/named-actions.ts'
import type { Principal } from '../../../model/entity.ts'

/**
 * Those of some actions that somebody may be allowed, of whatever they are asked: the others certainly not. It is told by
 * their names alone: nothing is allowed to whom no Allow of their own names it, unless the policy of a resource was given,
 * which may let them in.
 */
export function mayBeAllowed(access: Access, actions: readonly string[]): (principal: Principal) => readonly string[] {
  if (!access.notConsidered(null, null).includes('resource-policy')) return () => actions
  const { setOf, namedFor } = namedActions(actions, access.held)
  return (principal) => {
    const named = namedFor(principal)
    return named === 0n ? [] : actions.filter((action) => (named & setOf([action])) !== 0n)
  }
}
