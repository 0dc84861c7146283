import { rememberedWeakly } from '../util/remembered-weakly.ts'
import { changedBy } from './changed-by.ts'
import type { Escalation } from './escalation.ts'
import type { Hop } from './hop.ts'
import { shortestPath } from './path.ts'
import type { End, Reach } from './reach.ts'
import type { Standing } from './standing.ts'

/** Who gains by resources that exist because somebody changes them, or they somebody, on the way. */
export interface GainsByChanges {
  /** Their hops to the resource, and of those who are changed and use it then. */
  readonly hops: readonly Hop[]
  /** The services whose resources are worth using to one of them alone. */
  servicesFor(standing: Standing): ReadonlySet<string>
}

/** What gains are looked for with. */
export interface Gaining {
  /** Those who come to no end by what the night shows. */
  readonly people: readonly Standing[]
  /** Ways to an end, by resources that exist too. */
  readonly search: (end: End) => Reach
  /** How somebody goes on by resources whose roles lead on, or by those who do; null where they do not. */
  readonly onward: (standing: Standing) => Hop | null
  /** The services that somebody uses resources of, and the hop by which they do. */
  readonly used: (standing: Standing) => ReadonlyMap<string, Hop>
  /** The roles that may stand behind the resources of a service. */
  readonly behind: (service: string) => readonly Standing[]
  /** Those of the services that anybody uses behind whose resources one of some may stand. */
  readonly servicesOf: (standings: readonly Standing[]) => readonly string[]
}

/**
 * Looks at those who change others: who comes to one of them by a resource, and is changed by them, goes on as themselves;
 * and who changes a role goes on as that role, by a resource behind which it may stand.
 */
export function gainsByChanges(
  escalation: Escalation,
  { people, search, onward, used, behind, servicesOf }: Gaining,
): GainsByChanges {
  const writers = people.filter((standing) => escalation.feasibleOnOthers(standing).length > 0)
  const services = new Map<string, Set<string>>()
  const hops = new Map<string, Hop>()
  if (writers.length === 0) return { hops: [], servicesFor: () => NONE }

  const nearest = search({ principals: writers, isReached: nobody })
  const comers = people.filter((standing) => nearest.distance(standing) !== undefined)
  const keys = new Set(comers.map(({ key }) => key))
  const isGain = rememberedWeakly((after: Standing) => onward(after) !== null)
  for (const writer of writers) {
    const own = used(writer)
    const tries = [...new Set([...comers, ...[...own.keys()].flatMap(behind)])]
    const gains = changedBy(writer, tries, escalation, isGain)
    const changed = tries.filter(({ key }) => gains.has(key))
    for (const service of servicesOf(changed)) {
      const hop = own.get(service)
      if (hop !== undefined) add(writer, [service], hop)
    }
    const returning = changed.filter(({ key }) => keys.has(key))
    if (returning.length > 0) follow(writer, returning, (key) => gains.get(key) ?? null)
  }
  return { hops: [...hops.values()], servicesFor: ({ key }) => services.get(key) ?? NONE }

  /** Those who come to a writer by whom they are changed. */
  function follow(writer: Standing, returning: readonly Standing[], changeOf: (key: string) => Hop | null): void {
    const way = search({ principals: [writer], isReached: nobody })
    const between = servicesOf(way.rounds.flat())
    for (const from of returning) {
      const there = shortestPath(from, [way, way])?.hops ?? []
      const seen = there.slice(0, there.findIndex(({ to }) => to === null) + 1)
      const last = seen.at(-1)
      const change = changeOf(from.key)
      const next = change?.to ? onward(change.to) : null
      if (last !== undefined) {
        add(from, between, { ...last, from, via: seen })
        add(last.from, between, last)
      } else if (there.length > 0 && change !== null && next !== null) {
        add(from, [], { ...change, from, via: [...there, change] })
        add(next.from, [], next)
      }
    }
  }

  function add(from: Standing, worth: readonly string[], hop: Hop): void {
    services.set(from.key, new Set([...(services.get(from.key) ?? []), ...worth]))
    if (!hops.has(from.key)) hops.set(from.key, hop)
  }
}

const NONE: ReadonlySet<string> = new Set()

function nobody(): boolean {
  return false
}
