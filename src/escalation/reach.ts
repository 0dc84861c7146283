import { type FindHops, leadsOn } from './find-hops.ts'
import type { Goal, Hop } from './hop.ts'
import type { Standing } from './standing.ts'
import type { Technique } from './technique.ts'

/** How everyone comes to an end, by the shortest ways there are. */
export interface Reach {
  /** How many hops away somebody is: 0 for the end itself; undefined for whoever cannot come there. */
  distance(standing: Standing): number | undefined
  /** The first hop of a shortest way; undefined at the end, and for whoever cannot come there. */
  next(standing: Standing): Hop | undefined
  /** Those at each distance, users and roles as they are. */
  readonly rounds: readonly (readonly Standing[])[]
}

/** The hop by which somebody uses a resource that exists; undefined for whoever does not. */
export type Use = (standing: Standing) => Hop | undefined

/** What a search goes through. */
export interface Searched {
  /** Everyone as they are who may start, or stand on the way. */
  readonly everyone: readonly Standing[]
  /** What can be made of somebody without ending the search: whoever they are then may go on. */
  readonly made: readonly Hop[]
  readonly feasible: (standing: Standing) => readonly Technique[]
  readonly find: FindHops
  /** How resources are used behind which one of some may stand; null where nobody can. Left out, nobody goes on by resources. */
  readonly uses?: (principals: readonly Standing[]) => Use | null
  /**
   * Of those who come to an end in no other way: hops of who comes there by somebody else who changes them, and of what
   * that makes of them, where it is not the end itself.
   *
   * @param reached those who come there, and whoever is made one
   */
  readonly roundTrips: (left: readonly Standing[], reached: End, accepts: Hop['decision']) => readonly Hop[]
}

/** Where a search ends. */
export interface End {
  readonly principals: readonly Standing[]
  readonly isReached: (standing: Standing) => boolean
}

/**
 * Goes backwards from an end, hop by hop: each round finds those who come to somebody of the round before. Everyone is
 * found once, so that cycles end; of equally short ways the first technique counts, and its first target.
 */
export function searchBack(
  { everyone, made, feasible, find, uses, roundTrips }: Searched,
  end: End,
  accepts: Hop['decision'],
): Reach {
  const distances = new Map(end.principals.map(({ key }) => [key, 0]))
  const nexts = new Map<string, Hop>()
  const madeBy = made.filter(({ decision }) => accepts === 'conditional' || decision === 'allowed')
  const all = [...new Map([...everyone, ...madeBy.flatMap(({ to }) => to ?? [])].map((one) => [one.key, one])).values()]
  let left = all.filter(({ key }) => !distances.has(key))
  const rounds = [end.principals]
  let isRound = false
  let use = uses?.(end.principals) ?? null
  let round: Goal = {
    principals: end.principals,
    isReached: use === null ? end.isReached : either(end.isReached, usedBy(use)),
    tries: null,
  }

  for (let distance = 1; left.length > 0; distance++) {
    const reached = new Set<string>()
    const found = new Map<string, Hop>()
    for (const hop of madeBy) {
      if (hop.to !== null && distances.get(hop.to.key) === distance - 1 && !found.has(hop.from.key))
        found.set(hop.from.key, hop)
    }
    for (const standing of left) {
      const hop = use?.(standing) ?? firstHop(standing, round) ?? found.get(standing.key)
      if (hop === undefined) continue
      reached.add(standing.key)
      nexts.set(standing.key, hop)
    }
    if (reached.size === 0) {
      if (isRound) break
      isRound = true
      for (const hop of roundTrips(left, { ...end, principals: rounds.flat() }, accepts)) {
        reached.add(hop.from.key)
        nexts.set(hop.from.key, hop)
      }
      if (reached.size === 0) break
    }
    const next = left.filter(({ key }) => reached.has(key))
    for (const key of reached) distances.set(key, distance)
    left = left.filter(({ key }) => !reached.has(key))
    const principals = next.filter(({ change }) => change === null)
    rounds.push(principals)
    use = uses?.(principals) ?? null
    round = { principals, isReached: use === null ? never : usedBy(use), tries: use === null ? [] : null }
  }
  return { distance: ({ key }) => distances.get(key), next: ({ key }) => nexts.get(key), rounds }

  function firstHop(standing: Standing, goal: Goal): Hop | undefined {
    for (const technique of feasible(standing)) {
      if (!leadsOn(technique)) continue
      if (technique.becomes !== 'target' && goal.tries !== null) continue
      for (const hop of find(standing, technique, goal, accepts)) return hop
    }
    return undefined
  }
}

type Test = (standing: Standing) => boolean

/** Whether somebody who was changed uses what they could not before. */
function usedBy(use: Use): Test {
  return (after) => after.change !== null && use(after) !== undefined
}

function either(one: Test, other: Test): Test {
  return (standing) => one(standing) || other(standing)
}

function never(): boolean {
  return false
}
