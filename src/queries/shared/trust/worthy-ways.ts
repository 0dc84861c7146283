import type { Role } from '../../../model/entity.ts'
import { remembered } from '../../../util/remembered.ts'
import { leaveOpen } from './gets-in.ts'
import { entry } from './persona.ts'
import { anyOf, somebodyElsewhere } from './personas.ts'
import type { Params, QueryContext } from '../../query.ts'
import { entryConditions } from './restrictions.ts'
import { type WayIn, waysIn } from './way-in.ts'

/** A way in to a role that is worth something, and what it is worth. */
export interface WorthyWay<Worth> {
  readonly way: WayIn
  readonly worth: Worth
  /** What the trust policy asks of whoever comes in by it. */
  readonly conditions: readonly string[]
}

/**
 * Those of some ways by which somebody comes in, where everybody is let in from another account, to roles that are worth
 * something. What cannot be decided of others is of no interest.
 *
 * @param worthOf null for a role that is worth nothing to somebody who comes with, or without, MFA
 */
export function* worthyWays<Worth extends object>(
  context: QueryContext<Params>,
  isWanted: (way: WayIn) => boolean,
  worthOf: (role: Role, comesWithoutMfa: boolean) => Worth | null,
): Generator<WorthyWay<Worth>> {
  const { snapshot } = context.account
  const weighed = remembered((comesWithoutMfa: boolean) => remembered((role: Role) => worthOf(role, comesWithoutMfa)))
  for (const way of waysIn(context)) {
    if (!isWanted(way)) continue
    const { caller } = way
    const persona = caller === null ? somebodyElsewhere(snapshot.account) : anyOf(caller, context.access().held)
    const found = entry(way.when(persona.caller), persona, snapshot.takenAt)
    const worth = found === 'out' ? null : weighed(WITHOUT_MFA.has(way.kind))(way.role)
    if (worth === null) continue
    if (found === 'in') yield { way, worth, conditions: entryConditions(context, way, persona) }
    else if (found !== 'out') leaveOpen(context, way, found)
  }
}

/** A service has no MFA, and of MFA at an identity provider AWS knows nothing. */
const WITHOUT_MFA: ReadonlySet<WayIn['kind']> = new Set(['service', 'saml-provider', 'oidc-provider'])
