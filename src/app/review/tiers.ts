import type { Escalation, Tier } from '../../escalation/escalation.ts'
import type { Standing } from '../../escalation/standing.ts'
import type { Principal } from '../../model/entity.ts'
import { describeGap } from '../../queries/unknown.ts'
import { once } from '../../util/once.ts'
import { trouble } from '../unread-of.ts'
import { UNKNOWN } from './words.ts'

/**
 * Says how powerful somebody is. Who is no administrator, as far as the night shows, is `unknown` where a policy of
 * theirs cannot be read, or of somebody whom they can become, or where not all users and roles were read.
 */
export function tiers(escalation: Escalation): (principal: Principal) => Tier | typeof UNKNOWN {
  const { account, everyone, tier, reach } = escalation
  const isPartial = (['users', 'roles'] as const).some((part) => describeGap(account.parts.get(part)) !== null)
  const unread = once(() => everyone.filter((standing) => isUnread(standing, escalation)))
  const open = once(() => {
    const principals = new Set(unread().map(({ principal }) => principal))
    return reach({ principals: unread(), isReached: ({ principal }) => principals.has(principal) })
  })
  const standings = once(() => new Map(everyone.map((standing) => [standing.principal, standing])))
  return (principal) => {
    const known = tier(principal)
    const standing = standings().get(principal)
    if (known !== 'other' || standing === undefined) return known
    if (isPartial) return UNKNOWN
    return unread().length > 0 && open().some((way) => way.distance(standing) !== undefined) ? UNKNOWN : known
  }
}

function isUnread({ principal }: Standing, { access, tier }: Escalation): boolean {
  return tier(principal) !== 'admin' && access.held.of(principal).some(({ policy }) => trouble(policy).length > 0)
}
