import { once } from '../util/once.ts'
import { remembered } from '../util/remembered.ts'
import type { Escalation } from './escalation.ts'
import { mayStandBehind } from './may-stand-behind.ts'
import type { Standing } from './standing.ts'
import { isUnreadable } from './unreadable.ts'

/** What the roles that may stand behind a service's resources come to, by themselves. */
export interface RolesBehind {
  /** Whether one comes to the end, or cannot be read and so may. */
  arrive(service: string): boolean
  /** The roles that may stand behind its resources and do not come to the end. */
  others(service: string): readonly Standing[]
  /** Those of some services behind whose resources one of some may stand. */
  servicesOf(standings: readonly Standing[], services: readonly string[]): readonly string[]
}

/**
 * Looks at the roles of a night as those behind its resources. Who leads on is found first, and whom they trust read of
 * these alone: most lead nowhere.
 *
 * @param arrives whether somebody comes to the end by what the night shows
 */
export function rolesBehind(escalation: Escalation, arrives: (standing: Standing) => boolean): RolesBehind {
  const behind = mayStandBehind(escalation)
  const roles = once(() => escalation.everyone.filter(({ principal }) => principal.kind === 'role'))
  const arriving = once(() => roles().filter(arrives))
  const unreadable = once(() => roles().filter((role) => isUnreadable(role, escalation)))
  return {
    arrive: remembered((service) => arriving().some(behind(service)) || unreadable().some(behind(service))),
    others: remembered((service) => roles().filter((role) => !arrives(role) && behind(service)(role))),
    servicesOf: (standings, services) => services.filter((service) => standings.some(behind(service))),
  }
}
