import { once } from '../util/once.ts'
import { remembered } from '../util/remembered.ts'
import { rememberedWeakly } from '../util/remembered-weakly.ts'
import { changedBy } from './changed-by.ts'
import type { Escalation } from './escalation.ts'
import { mayStandBehind } from './may-stand-behind.ts'
import type { Standing } from './standing.ts'
import { isUnreadable } from './unreadable.ts'

/** What the roles that may stand behind a service's resources come to, by themselves. */
export interface RolesBehind {
  /** Whether one comes to the end, or cannot be read and so may. */
  arrive(service: string): boolean
  /** Those whom one changes so that they come to an administrator. */
  changed(service: string): readonly Standing[]
  /** Whether somebody who does not come to the end makes one come to an administrator, and so the resource with it. */
  isChangedBy(standing: Standing, service: string): boolean
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
  const { everyone, feasibleOnOthers } = escalation
  const behind = mayStandBehind(escalation)
  const roles = once(() => everyone.filter(({ principal }) => principal.kind === 'role'))
  const arriving = once(() => roles().filter(arrives))
  const unreadable = once(() => roles().filter((role) => isUnreadable(role, escalation)))
  const changing = once(() => roles().filter((role) => feasibleOnOthers(role).length > 0))
  const changedByOther = rememberedWeakly((standing: Standing) =>
    arrives(standing) || feasibleOnOthers(standing).length === 0 ? [] : changedBy(standing, escalation),
  )
  return {
    isChangedBy: (standing, service) => changedByOther(standing).some(behind(service)),
    arrive: remembered((service) => arriving().some(behind(service)) || unreadable().some(behind(service))),
    changed: remembered((service) =>
      changing()
        .filter(behind(service))
        .flatMap((role) => changedBy(role, escalation)),
    ),
    servicesOf: (standings, services) => services.filter((service) => standings.some(behind(service))),
  }
}
