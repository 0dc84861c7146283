import { once } from '../util/once.ts'
import { rememberedWeakly } from '../util/remembered-weakly.ts'
import type { Escalation } from './escalation.ts'
import { gainsByChanges } from './gains-by-changes.ts'
import { leadsOn } from './find-hops.ts'
import type { Goal, Hop } from './hop.ts'
import { type End, type Reach, searchBack, type Searched, type Use } from './reach.ts'
import { hopToResource, onResources, serviceBehind, servicesBehind } from './resources-in-use.ts'
import { rolesBehind } from './roles-behind.ts'
import type { Standing } from './standing.ts'
import type { Technique } from './technique.ts'

/** Who gains by resources that exist, as far as the roles that may stand behind them tell. */
export interface WorthReaching {
  /** The techniques of somebody on resources that exist, where some role that may stand behind these goes on. */
  uses(standing: Standing): readonly Technique[]
  /** How those who come to no end go on by such techniques, by shortest ways: to a resource, or to somebody who uses one. */
  readonly toUsers: Reach
  /** The use of somebody from which it is the shortest to an end; undefined for whoever has none. */
  readonly nearestUse: Use
}

/**
 * Which resources that exist are worth using on the way to an end: those of a service one of whose roles comes to the end,
 * cannot be read, changes whoever came by it, is changed by them first, or comes itself to resources that are. Roles that
 * lead to one another alone lead nowhere: ways are followed back from the end, through resources too, so that none leads
 * back to where it came from.
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
  const { account, everyone, feasible, find, made } = escalation
  const arrives = (standing: Standing): boolean => ways.some(({ distance }) => distance(standing) !== undefined)
  const people = once(() => everyone.filter((standing) => !arrives(standing)))
  const { arrive, others, servicesOf } = rolesBehind(escalation, arrives)
  const named = once(() => [...new Set(people().flatMap((standing) => servicesBehind(feasible(standing))))])
  const hopOf = hopToResource(escalation)

  const useOf = (isWorth: (service: string) => boolean): Use => {
    const worth = worthOf(isWorth)
    return (standing) => {
      for (const technique of worth(feasible(standing))) {
        const hop = hopOf(standing)(technique)
        if (hop !== null) return hop
      }
      return undefined
    }
  }
  const isUnread = account.parts.get('roles')?.status !== 'complete'
  const useAtOnce = useOf(isUnread ? () => true : arrive)
  const uses = rememberedWeakly((principals: readonly Standing[]): Use | null => {
    const services = new Set(servicesOf(principals, named()))
    return services.size === 0 ? null : useOf((service) => services.has(service))
  })

  const end = once((): End => {
    const isEnd = (standing: Standing): boolean => useAtOnce(standing) !== undefined
    return { principals: people().filter(isEnd), isReached: (after) => after.change !== null && isEnd(after) }
  })
  const search = (to: End, more: Partial<Pick<Searched, 'made' | 'roundTrips'>> = {}): Reach =>
    searchBack({ everyone: people(), made: [], feasible, find, uses, roundTrips: () => [], ...more }, to, 'conditional')
  const onTheWay = once(() =>
    made.filter(({ from, to }) => !arrives(from) && to !== null && useAtOnce(to) === undefined),
  )
  const straight = once(() => search(end(), { made: onTheWay() }))
  const changes = once(() => {
    const { rounds } = straight()
    const nearest = nearestIn(straight())
    const goal = { principals: rounds.flat(), isReached: () => false, tries: [] }
    return gainsByChanges(escalation, {
      people: isUnread ? [] : people(),
      search,
      onward: rememberedWeakly((standing) => nearest(standing) ?? hopTo(goal, standing, escalation)),
      used: (standing) => usedBy(feasible(standing), hopOf(standing)),
      behind: others,
      servicesOf: (standings) => servicesOf(standings, named()),
    })
  })
  const toUsers = once(() => {
    const { hops } = changes()
    return hops.length === 0
      ? straight()
      : search(end(), { made: onTheWay(), roundTrips: (left) => hopsOf(left, hops) })
  })

  /** Uses by how far it is from them, the nearest first. */
  function nearestIn({ rounds }: Reach): Use {
    const inTurn = [useAtOnce, ...rounds.flatMap((principals) => uses(principals) ?? [])]
    return (standing) => {
      for (const use of inTurn) {
        const hop = use(standing)
        if (hop !== undefined) return hop
      }
      return undefined
    }
  }

  const worthToAll = once(() => {
    const opened = isUnread ? new Set<string>() : new Set(servicesOf(toUsers().rounds.flat(), named()))
    const isWorth = (service: string): boolean => isUnread || arrive(service) || opened.has(service)
    return { isWorth, techniques: worthOf(isWorth) }
  })
  const nearestUse = once(() => nearestIn(toUsers()))
  return {
    uses: rememberedWeakly((standing) => {
      const { isWorth, techniques } = worthToAll()
      const own = changes().servicesFor(standing)
      const worth = own.size === 0 ? techniques : worthOf((service) => own.has(service) || isWorth(service))
      return worth(feasible(standing)).filter((technique) => hopOf(standing)(technique) !== null)
    }),
    get toUsers() {
      return toUsers()
    },
    nearestUse: (standing) => nearestUse()(standing),
  }
}

/** Those of some techniques that are on resources of a service that is worth it; permission sets may be of any account. */
function worthOf(isWorth: (service: string) => boolean): (techniques: readonly Technique[]) => readonly Technique[] {
  return rememberedWeakly((techniques) =>
    onResources(techniques).filter((technique) => serviceBehind(technique)?.some(isWorth) ?? true),
  )
}

/** The services that somebody uses resources of, each with the first hop by which they do. */
function usedBy(
  techniques: readonly Technique[],
  hopOf: (technique: Technique) => Hop | null,
): ReadonlyMap<string, Hop> {
  const used = new Map<string, Hop>()
  for (const technique of onResources(techniques)) {
    const hop = hopOf(technique)
    if (hop === null) continue
    for (const service of serviceBehind(technique) ?? []) if (!used.has(service)) used.set(service, hop)
  }
  return used
}

/** The first hop of somebody to a goal. */
function hopTo(goal: Goal, standing: Standing, { feasible, find }: Escalation): Hop | null {
  for (const technique of feasible(standing)) {
    if (leadsOn(technique)) for (const hop of find(standing, technique, goal, 'conditional')) return hop
  }
  return null
}

/** Those of some hops that are of somebody who comes there in no other way, or of somebody who was changed. */
function hopsOf(left: readonly Standing[], hops: readonly Hop[]): readonly Hop[] {
  const open = new Set(left.map(({ key }) => key))
  return hops.filter(({ from }) => from.change !== null || open.has(from.key))
}
