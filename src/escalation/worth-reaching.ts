import { once } from '../util/once.ts'
import { remembered } from '../util/remembered.ts'
import { rememberedWeakly } from '../util/remembered-weakly.ts'
import type { Escalation } from './escalation.ts'
import { type Reach, searchBack } from './reach.ts'
import { hopToResource, onResources, serviceBehind, servicesBehind } from './resources-in-use.ts'
import { rolesBehind } from './roles-behind.ts'
import { principalKey, type Standing } from './standing.ts'
import type { Technique } from './technique.ts'

/** Who gains by resources that exist, as far as the roles that may stand behind them tell. */
export interface WorthReaching {
  /** The techniques of somebody on resources that exist, where some role that may stand behind these goes on. */
  uses(standing: Standing): readonly Technique[]
  /** How those who come to no end become somebody who has such techniques. */
  readonly toUsers: Reach
}

/**
 * Which resources that exist are worth using on the way to an end: those of a service one of whose roles comes to the end,
 * cannot be read, changes whoever came by it, is changed by them first, or comes itself to resources that are. Roles that
 * lead to one another alone lead nowhere.
 *
 * @param ways to the end
 */
export function worthReaching(escalation: Escalation, ways = escalation.toAdmin): WorthReaching {
  return known(escalation)(ways)
}

const known = rememberedWeakly((escalation: Escalation) =>
  rememberedWeakly((ways: Escalation['toAdmin']) => open(escalation, ways)),
)

/** The techniques of somebody that are worth using. */
type Uses = (standing: Standing) => readonly Technique[]

function open(escalation: Escalation, ways: Escalation['toAdmin']): WorthReaching {
  const { account, everyone, feasible, feasibleOnOthers } = escalation
  const arrives = (standing: Standing): boolean => ways.some(({ distance }) => distance(standing) !== undefined)
  const others = once(() => everyone.filter((standing) => !arrives(standing)))
  const behind = rolesBehind(escalation, arrives)
  const hopOf = hopToResource(escalation)
  const may = (standing: Standing) => (technique: Technique) => hopOf(standing)(technique) !== null
  const search = (isEnd: (standing: Standing) => boolean): Reach => wayTo(isEnd, others(), arrives, escalation)

  const holds = (standing: Standing): boolean => onResources(feasible(standing)).some(may(standing))
  const toHolders = once(() => search(holds))
  const changedKeys = remembered((service: string) => new Set(behind.changed(service).map(({ key }) => key)))
  /** Of those who are changed, some may have no such technique, and come to it by another who has. */
  const changesComers = remembered((service: string): boolean =>
    behind.changed(service).some((one) => !holds(one) && toHolders().distance(one) !== undefined),
  )
  const isWorthTo = (standing: Standing, service: string): boolean =>
    behind.arrive(service) ||
    changedKeys(service).has(principalKey(standing.principal)) ||
    changesComers(service) ||
    behind.isChangedBy(standing, service)
  const mayBeWorth = (service: string): boolean => behind.arrive(service) || behind.changed(service).length > 0

  const isUnread = account.parts.get('roles')?.status !== 'complete'
  /** @param more services that are worth it for everyone */
  const usesWith = (more: ReadonlySet<string>): Uses => {
    const isAnyService = (technique: Technique, test: (service: string) => boolean): boolean =>
      isUnread || (serviceBehind(technique)?.some((service) => more.has(service) || test(service)) ?? true)
    const toSome = rememberedWeakly((techniques: readonly Technique[]) =>
      onResources(techniques).filter((technique) => isAnyService(technique, mayBeWorth)),
    )
    return (standing) =>
      (feasibleOnOthers(standing).length > 0 ? onResources : toSome)(feasible(standing)).filter(
        (technique) => isAnyService(technique, (service) => isWorthTo(standing, service)) && may(standing)(technique),
      )
  }

  /** Services whose roles come to resources that are worth it; each round finds those that the one before opened. */
  const further = (): ReadonlySet<string> => {
    const found = new Set<string>()
    const named = new Set(others().flatMap((standing) => servicesBehind(feasible(standing))))
    for (let opened: readonly string[] = [...named]; opened.length > 0;) {
      const closed = [...named].filter((service) => !found.has(service) && !behind.arrive(service))
      opened = closed.length === 0 ? [] : openedBy(usesWith(new Set(found)), closed)
      for (const service of opened) found.add(service)
    }
    return found
  }

  /** Those of some services whose roles use what is worth it, or else come to somebody who does. */
  const openedBy = (usesNow: Uses, closed: readonly string[]): readonly string[] => {
    const isUser = (standing: Standing): boolean => usesNow(standing).length > 0
    const users = others().filter(isUser)
    if (users.length === 0) return []
    const direct = behind.servicesOf(users, closed)
    if (direct.length > 0) return direct
    const { distance } = search(isUser)
    return behind.servicesOf(
      everyone.filter((standing) => distance(standing) !== undefined),
      closed,
    )
  }

  const everyUse = once(() => usesWith(isUnread ? new Set() : further()))
  const uses = rememberedWeakly((standing: Standing) => everyUse()(standing))
  const toUsers = once(() => search((standing) => uses(standing).length > 0))
  return {
    uses,
    get toUsers() {
      return toUsers()
    },
  }
}

/** How those who do not arrive at the end come to somebody, also by what they can make of themselves. */
function wayTo(
  isEnd: (standing: Standing) => boolean,
  others: readonly Standing[],
  arrives: (standing: Standing) => boolean,
  { feasible, find, made }: Escalation,
): Reach {
  const onTheWay = made.filter(({ from, to }) => !arrives(from) && to !== null && !isEnd(to))
  return searchBack(
    { everyone: others, made: onTheWay, feasible, find, roundTrips: () => [] },
    { principals: others.filter(isEnd), isReached: (after) => after.change !== null && isEnd(after) },
    'conditional',
  )
}
