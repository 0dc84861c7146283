import type { Access } from '../../../access/access.ts'
import { askerOf } from '../../../access/asker.ts'
import type { Decision } from '../../../access/decision.ts'
import type { AccountView } from '../../../model/account.ts'
import { byKeys } from '../../../model/compare.ts'
import type { Principal, Role } from '../../../model/entity.ts'
import { once } from '../../../util/once.ts'
import { remembered } from '../../../util/remembered.ts'
import { mayLetIn } from './may-let-in.ts'

/** A role that is reached, by the shortest way; ways without a condition come first. */
export interface ReachedRole {
  readonly role: Role
  /** The ARNs of the roles assumed on the way, this one last. */
  readonly path: readonly string[]
  /** That of the weakest hop. */
  readonly decision: Exclude<Decision['decision'], 'denied'>
  /** The decision of the last hop. */
  readonly last: Decision
}

/** Roles that a principal reaches in a number of hops, by ARN; each hop is a decision of both sides. */
export function reachableRoles(
  access: Access,
  account: AccountView,
): (principal: Principal, hops: number) => readonly ReachedRole[] {
  const assumable = assumableBy(access, account)
  return (principal, hops) => reachedFrom(principal, hops, assumable)
}

function reachedFrom(
  principal: Principal,
  hops: number,
  assumable: (from: Principal) => readonly Assumable[],
): readonly ReachedRole[] {
  const best = new Map<string, ReachedRole>()
  for (const weakest of ['allowed', 'conditional', 'unknown'] as const) {
    let edge: readonly (Principal | Role)[] = [principal]
    const paths = new Map<string, readonly string[]>([[principal.arn, []]])
    for (let hop = 1; hop <= hops && edge.length > 0; hop++) {
      const next: Role[] = []
      for (const from of edge) {
        for (const { role, decision } of assumable(from)) {
          if (RANK[decision.decision] < RANK[weakest] || paths.has(role.arn)) continue
          const path = [...(paths.get(from.arn) ?? []), role.arn]
          paths.set(role.arn, path)
          next.push(role)
          if (!best.has(role.arn)) best.set(role.arn, { role, path, decision: weakest, last: decision })
        }
      }
      edge = next
    }
  }
  return [...best.values()].sort(byRole)
}

const RANK = { denied: 0, unknown: 1, conditional: 2, allowed: 3 } as const

const byRole = byKeys<ReachedRole>(
  ({ role }) => role.arn,
  ({ role }) => role.id,
)

interface Assumable {
  readonly role: Role
  readonly decision: Decision
}

/** The roles that a principal can assume at once, each principal asked once. A role is not assumed from itself. */
function assumableBy(access: Access, account: AccountView): (principal: Principal) => readonly Assumable[] {
  const letsIn = mayLetIn(access, account)
  const roles = once(() => account.roles().map((role) => ({ role, lets: letsIn(role) })))
  return remembered((principal: Principal) => {
    const asker = askerOf(principal)
    return roles()
      .filter(({ role, lets }) => role !== principal && lets(principal))
      .map(({ role }) => ({ role, decision: access.can(asker, { action: 'sts:AssumeRole', resource: role.arn }) }))
      .filter(({ decision }) => decision.decision !== 'denied')
  })
}
