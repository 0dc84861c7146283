import type { Caller } from '../policy/caller.ts'
import type { Decision } from './decision.ts'

/**
 * The decision on what every user and role may do, whatever policies say: to ask who it is. A Deny does not take that
 * away.
 * {@link https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html}
 *
 * @param action in lower case
 * @returns null for everything else
 */
export function withoutPermission({ kind }: Caller, action: string): Decision | null {
  if (!isWithoutPermission(action) || (kind !== 'user' && kind !== 'role')) return null
  const reason = 'AWS asks no permission for it, and a Deny does not take it away.'
  return { decision: 'allowed', reason, statements: [], conditions: [], notConsidered: [] }
}

/** Whether an action, given in lower case, is what every user and role may do. */
export function isWithoutPermission(action: string): boolean {
  return action === 'sts:getcalleridentity'
}
