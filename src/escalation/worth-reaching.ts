import { once } from '../util/once.ts'
import { remembered } from '../util/remembered.ts'
import { rememberedWeakly } from '../util/remembered-weakly.ts'
import { changedBy } from './changed-by.ts'
import type { Escalation } from './escalation.ts'
import { isOutOfSight } from './find-hops.ts'
import { mayStandBehind } from './may-stand-behind.ts'
import { type Reach, searchBack } from './reach.ts'
import { principalKey, type Standing } from './standing.ts'
import type { Technique } from './technique.ts'
import { isUnreadable } from './unreadable.ts'

/** Who gains by resources that exist, as far as the roles that may stand behind them tell. */
export interface WorthReaching {
  /** The techniques of somebody on resources that exist, where some role that may stand behind these goes on. */
  uses(standing: Standing): readonly Technique[]
  /** How those who come to no end become somebody who has such techniques. */
  readonly toUsers: Reach
}

/**
 * Which resources that exist are worth using on the way to an end: those of a service one of whose roles comes to the end,
 * cannot be read, changes whoever came by it, or comes itself to resources that are. Roles that lead to one another alone
 * lead nowhere. Who leads on is found first, and whom they trust read of these alone: most lead nowhere.
 *
 * @param ways to the end
 */
export function worthReaching(escalation: Escalation, ways = escalation.toAdmin): WorthReaching {
  return known(escalation)(ways)
}

const known = rememberedWeakly((escalation: Escalation) =>
  rememberedWeakly((ways: Escalation['toAdmin']) => open(escalation, ways)),
)

function open(escalation: Escalation, ways: Escalation['toAdmin']): WorthReaching {
  const { account, everyone, feasible, feasibleOnOthers, find, made } = escalation
  const isUnread = account.parts.get('roles')?.status !== 'complete'
  const behind = mayStandBehind(escalation)
  const roles = once(() => everyone.filter(({ principal }) => principal.kind === 'role'))
  const others = once(() => everyone.filter((standing) => !arrives(standing)))
  const arriving = once(() => roles().filter(arrives))
  const unreadable = once(() => roles().filter((role) => isUnreadable(role, escalation)))
  const changing = once(() => roles().filter((role) => feasibleOnOthers(role).length > 0))

  const leads = remembered(
    (service: string): boolean => arriving().some(behind(service)) || unreadable().some(behind(service)),
  )
  const changes = remembered((service: string) =>
    changing()
      .filter(behind(service))
      .flatMap((role) => changedBy(role, escalation)),
  )
  const changedKeys = remembered((service: string) => new Set(changes(service).map(({ key }) => key)))
  /** Of those who are changed, some may have no such technique, and come to it by another who has. */
  const changesComers = remembered((service: string): boolean =>
    changes(service).some((changed) => !holds(changed) && toHolders().distance(changed) !== undefined),
  )
  const may = rememberedWeakly((standing: Standing) =>
    remembered((technique: Technique) => find(standing, technique, NOWHERE, 'conditional').next().done !== true),
  )
  const holds = (standing: Standing): boolean => named(feasible(standing)).some(may(standing))
  const isWorth = (standing: Standing, service: string, more: ReadonlySet<string>): boolean =>
    leads(service) ||
    more.has(service) ||
    changedKeys(service).has(principalKey(standing.principal)) ||
    changesComers(service)
  const usesOf = (more: ReadonlySet<string>): ((standing: Standing) => readonly Technique[]) => {
    const isOpen = (service: string): boolean => leads(service) || more.has(service) || changes(service).length > 0
    const worthSome = rememberedWeakly((techniques: readonly Technique[]) =>
      named(techniques).filter((technique) => isUnread || (servicesOf(technique)?.some(isOpen) ?? true)),
    )
    return (standing) =>
      worthSome(feasible(standing)).filter((technique) => {
        const services = servicesOf(technique)
        const mayGoOn = isUnread || services === null || services.some((service) => isWorth(standing, service, more))
        return mayGoOn && may(standing)(technique)
      })
  }

  const search = (isEnd: (standing: Standing) => boolean): Reach => {
    const onTheWay = made.filter(({ from, to }) => !arrives(from) && to !== null && !isEnd(to))
    return searchBack(
      { everyone: others(), made: onTheWay, feasible, find, roundTrips: () => [] },
      { principals: others().filter(isEnd), isReached: (after) => after.change !== null && isEnd(after) },
      'conditional',
    )
  }
  const toHolders = once(() => search(holds))

  /** Services whose roles come to resources that are worth it; each round finds those that the one before opened. */
  const further = once((): ReadonlySet<string> => {
    const found = new Set<string>()
    const asked = new Set(others().flatMap((standing) => namedServices(feasible(standing))))
    let closed = [...asked].filter((service) => !leads(service))
    while (closed.length > 0) {
      const soFar = usesOf(new Set(found))
      const isUser = (standing: Standing): boolean => soFar(standing).length > 0
      const users = new Set(others().filter(isUser))
      if (users.size === 0) break
      const opened = servicesOfSome(closed, [...users])
      if (opened.length === 0) {
        const { distance } = search((standing) => users.has(standing) || isUser(standing))
        opened.push(
          ...servicesOfSome(
            closed,
            roles().filter((role) => distance(role) !== undefined),
          ),
        )
      }
      if (opened.length === 0) break
      for (const service of opened) found.add(service)
      closed = closed.filter((service) => !found.has(service))
    }
    return found
  })
  const everyUse = once(() => usesOf(isUnread ? NONE : further()))
  const uses = rememberedWeakly((standing: Standing) => everyUse()(standing))
  const toUsers = once(() => search((standing) => uses(standing).length > 0))
  return {
    uses,
    get toUsers() {
      return toUsers()
    },
  }

  function arrives(standing: Standing): boolean {
    return ways.some(({ distance }) => distance(standing) !== undefined)
  }

  /** Those of some services behind whose resources one of some may stand. */
  function servicesOfSome(services: readonly string[], standings: readonly Standing[]): string[] {
    return services.filter((service) => standings.some(behind(service)))
  }
}

const NOWHERE = { principals: [], isReached: () => false, tries: null }
const NONE: ReadonlySet<string> = new Set()

/** Those on resources that exist, of techniques that many share. */
const named = rememberedWeakly((techniques: readonly Technique[]) => techniques.filter(isOutOfSight))

const namedServices = rememberedWeakly((techniques: readonly Technique[]) => [
  ...new Set(named(techniques).flatMap((technique) => servicesOf(technique) ?? [])),
])

/** Whom the role behind a resource trusts; null where it may be of any account, as those of Identity Center are. */
function servicesOf({ target }: Technique): readonly string[] | null {
  return target.is === 'role-in-use' ? target.services : null
}
