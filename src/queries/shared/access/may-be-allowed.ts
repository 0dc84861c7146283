import type { Access } from '../../../access/access.ts'
import type { Principal } from '../../../model/entity.ts'
import { remembered } from '../../../util/remembered.ts'

/** Whether somebody may be allowed an action, of whatever it is asked; otherwise they certainly are not. */
export type MayBeAllowed = (principal: Principal, action: string) => boolean

/**
 * Tells by the names of actions alone: nothing is allowed to whom no Allow of their own names it, unless the policy of a
 * resource was given, which may let them in.
 */
export function mayBeAllowed(access: Access): MayBeAllowed {
  const isResourceUnheard = access.notConsidered(null, null).includes('resource-policy')
  const able = remembered((action: string) => new Set(access.mayAllow(action)))
  return (principal, action) => !isResourceUnheard || able(action).has(principal)
}
