import type { Access } from '../access/access.ts'
import type { AccountView } from '../model/account.ts'
import { byArn } from '../model/compare.ts'
import { isServiceLinked } from '../model/role.ts'
import type { Policy } from '../policy/document/policy.ts'
import { rememberedWeakly } from '../util/remembered-weakly.ts'
import { once } from '../util/once.ts'
import { administrators } from './administrators.ts'
import { assumable } from './assumable.ts'
import { credentialsOf } from './credentials.ts'
import type { Escalation } from './escalation.ts'
import { feasibleTechniques } from './feasible.ts'
import { hopFinder } from './find-hops.ts'
import { madeAdministrators, madeStandings } from './made.ts'
import { meansIn } from './means.ts'
import { namedActions } from './named-actions.ts'
import { namedTargets } from './named-targets.ts'
import { passableRoles } from './passable.ts'
import { isPermitted, openPermits } from './permit.ts'
import { type End, type Reach, searchBack } from './reach.ts'
import { onOthers, roundTripsBy } from './round-trips.ts'
import { asTheyAre, type Standing } from './standing.ts'
import type { Technique } from './technique.ts'

/** What is judged: a night, access in it, and the techniques to try. */
export interface EscalationInput {
  readonly account: AccountView
  readonly access: Access
  readonly techniques: readonly Technique[]
}

/**
 * Reachability and privilege escalation in one night.
 *
 * @example
 * const escalation = openEscalation({ account, access, techniques: TECHNIQUES })
 * for (const role of account.roles()) console.log(role.arn, escalation.tier(role))
 */
export function openEscalation({ account, access, techniques }: EscalationInput): Escalation {
  const { account: id, partition } = account.snapshot
  const place = { account: id, partition }
  const permits = openPermits(access)
  const administration = administrators(permits, access.held, place)
  const named = namedTargets(account, access.held)
  const passable = passableRoles(account, access)
  const principals = [...account.roles(), ...account.users()].sort(byArn)
  const everyone = principals.filter((principal) => !isServiceLinked(principal)).map(asTheyAre)
  const feasible = feasibleTechniques(techniques, access.held)
  const taken = namedActions(actionsOf(techniques), access.held)
  const find = hopFinder({
    ...place,
    permits,
    named,
    passable,
    everyone,
    means: meansIn(account, access.held, (group) => taken.namedForGroup(group) !== 0n),
    mayAssume: assumable(id, access.held, permits, named),
    credentials: credentialsOf(account),
  })
  const isAdmin = (standing: Standing): boolean => isPermitted(administration(standing))
  const isLimited = ({ principal }: Standing): boolean =>
    principal.boundary !== null || access.held.of(principal).some(({ policy }) => denies(policy))
  const made = once(() => madeStandings({ everyone, feasible, find, isAdmin, isLimited }))
  const ascents = once(() => madeAdministrators({ everyone, feasible, find, isAdmin }))
  const feasibleOnOthers = feasibleTechniques(onOthers(techniques), access.held)
  const roundTrips = roundTripsBy({ feasible, find, feasibleOnOthers })
  const reach = (end: End): readonly [Reach, Reach] => {
    const searched = {
      everyone,
      made: end === adminEnd() ? made() : [...made(), ...ascents()],
      feasible,
      find,
      roundTrips,
    }
    const [first, second] = [
      once(() => searchBack(searched, end, 'allowed')),
      once(() => searchBack(searched, end, 'conditional')),
    ]
    return [lazily(first), lazily(second)]
  }
  const adminEnd = once((): End => ({ principals: everyone.filter(isAdmin), isReached: isAdmin }))
  const toAdmin = once(() => reach(adminEnd()))
  const byPrincipal = once(() => new Map(everyone.map((standing) => [standing.principal, standing])))

  return {
    account,
    access,
    permits,
    passable,
    named,
    everyone,
    administration,
    feasible,
    feasibleOnOthers,
    find,
    reach,
    get made() {
      return made()
    },
    get end() {
      return adminEnd()
    },
    get toAdmin() {
      return toAdmin()
    },
    tier(principal) {
      const standing = byPrincipal().get(principal)
      if (standing === undefined) return 'other'
      if (isAdmin(standing)) return 'admin'
      return toAdmin().some((way) => way.distance(standing) !== undefined) ? 'reaches-admin' : 'other'
    },
  }
}

function actionsOf(techniques: readonly Technique[]): readonly string[] {
  return [...new Set(techniques.flatMap(({ ways }) => ways.flatMap((way) => way.map(({ action }) => action))))]
}

function lazily(reach: () => Reach): Reach {
  return {
    distance: (standing) => reach().distance(standing),
    next: (standing) => reach().next(standing),
    get rounds() {
      return reach().rounds
    },
  }
}

const denies = rememberedWeakly(({ statements, undecidable }: Policy) => {
  return undecidable !== null || statements.some(({ effect }) => effect !== 'Allow')
})
