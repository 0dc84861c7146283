import { rememberedWeakly } from '../util/remembered-weakly.ts'
import { type FindHops, leadsOn } from './find-hops.ts'
import type { Feasible } from './feasible.ts'
import type { Hop } from './hop.ts'
import { shortestPath } from './path.ts'
import { type End, type Reach, searchBack, type Searched } from './reach.ts'
import { principalKey, type Standing } from './standing.ts'
import type { Technique } from './technique.ts'
import { ASSUME } from './techniques/steps.ts'

/** What round trips are looked for with. */
export interface RoundTripping {
  readonly feasible: Feasible
  readonly find: FindHops
  /** Those of {@link onOthers} whose actions somebody's policies name. */
  readonly feasibleOnOthers: Feasible
}

/**
 * Finds who gains by becoming somebody who writes policies for them: a user who assumes a role that may write the user's
 * own policy still holds the user's keys, and has every permission with them. Neither of the two gets there alone. The
 * nearest writer is tried first, for all at once; every single one only for those whom that one does not change.
 */
export function roundTripsBy(tripping: RoundTripping): Searched['roundTrips'] {
  const { feasible, find, feasibleOnOthers } = tripping
  return (lost, reached, accepts) => {
    const people = lost.filter(({ change }) => change === null)
    const back = (principals: readonly Standing[]): Reach =>
      searchBack(
        { everyone: people, made: [], feasible, find, roundTrips: none },
        { principals, isReached: nobody },
        accepts,
      )
    const onward = onwardTo(reached, accepts, tripping)
    const writes = (writer: Standing, tries: readonly Standing[]): readonly Hop[] => {
      const goal = { principals: [], isReached: anybody, tries }
      const hops = feasibleOnOthers(writer).flatMap((technique) => [...find(writer, technique, goal, accepts)])
      const [there, others] = parted(hops, ({ to }) => to !== null && reached.isReached(to))
      return [...there, ...others.filter(({ to }) => to !== null && onward(to) !== null)]
    }

    const writers = people.filter((standing) => feasibleOnOthers(standing).length > 0)
    const nearest = writers.length === 0 ? null : back(writers)
    const comers = comersOf(people, nearest, new Set(writers))
    if (comers.length === 0 || nearest === null) return []
    const written = new Map(writers.map((writer) => [writer.key, byTarget(writes(writer, comers))]))
    const found = new Map<string, Hop>()
    const add = (from: Standing, ways: Reach): void => {
      const there = shortestPath(from, [ways, ways])
      const last = there?.to ? written.get(there.to.key)?.get(principalKey(from.principal)) : undefined
      if (there === null || last === undefined) return
      const via = [...there.hops, last]
      const known = found.get(from.key)?.via
      if (known === undefined || via.length < known.length) found.set(from.key, { ...last, from, via })
    }
    for (const from of comers) add(from, nearest)
    const left = comers.filter(({ key }) => !found.has(key))
    for (const writer of writers) {
      const open = left.filter((from) => written.get(writer.key)?.has(principalKey(from.principal)))
      const ways = open.length === 0 ? null : back([writer])
      if (ways !== null) for (const from of open) add(from, ways)
    }
    const trips = [...found.values()]
    return [...trips, ...trips.flatMap(({ to }) => (to === null || reached.isReached(to) ? [] : (onward(to) ?? [])))]
  }
}

/** The hop by which somebody who was changed goes on to those who come to an end; null where there is none, or too much to try. */
function onwardTo(
  { principals, isReached }: End,
  accepts: Hop['decision'],
  { feasible, find }: RoundTripping,
): (after: Standing) => Hop | null {
  const goal = { principals, isReached, tries: null }
  let left = MOST_TRIED
  return rememberedWeakly((after: Standing) => {
    if (left-- <= 0) return null
    for (const technique of feasible(after)) {
      if (leadsOn(technique)) for (const hop of find(after, technique, goal, accepts)) return hop
    }
    return null
  })
}

/** So many of those who are changed are tried, in one search. */
const MOST_TRIED = 5_000

/** Techniques on oneself as somebody else uses them on one's behalf: who is a role already need not be let in. */
export function onOthers(techniques: readonly Technique[]): readonly Technique[] {
  return techniques.flatMap(({ actor, ...technique }): readonly Technique[] => {
    if (technique.isLateral === true) return []
    if (technique.target.is === 'role-or-itself')
      return [{ ...technique, ways: technique.ways.map((way) => way.filter((step) => step !== ASSUME)), target: ROLE }]
    if (technique.target.is !== 'itself' || isOfNew(technique)) return []
    const kinds = actor === 'user' || actor === 'role' ? [actor] : (['user', 'role'] as const)
    return kinds.map((is) => ({ ...technique, target: { is } }))
  })
}

const ROLE = { is: 'role' } as const

/** Whom somebody makes they are themselves, and nobody else is. */
function isOfNew({ by }: Technique): boolean {
  return by === 'new-user' || by === 'new-role' || by === 'group-of-new-user'
}

/** Who comes to some writer; writers themselves may come to another one. */
function comersOf(
  people: readonly Standing[],
  back: Reach | null,
  writers: ReadonlySet<Standing>,
): readonly Standing[] {
  if (back === null) return []
  return people.filter((standing) => writers.has(standing) || back.distance(standing) !== undefined)
}

/** The first hop to each, by whom it changes. */
function byTarget(hops: readonly Hop[]): ReadonlyMap<string, Hop> {
  return new Map(hops.toReversed().flatMap((hop) => (hop.to === null ? [] : [[principalKey(hop.to.principal), hop]])))
}

function parted<T>(items: readonly T[], isFirst: (item: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))]
}

function anybody(): boolean {
  return true
}

function none(): readonly Hop[] {
  return []
}

function nobody(): boolean {
  return false
}
