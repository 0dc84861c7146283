import type { Escalation, Tier } from './open-escalation.ts'
import { type Hop, weaker } from './hop.ts'
import { isOutOfSight } from './find-hops.ts'
import type { End, Reach } from './reach.ts'
import type { Standing } from './standing.ts'
import type { Technique } from './technique.ts'

/** How somebody becomes somebody else, hop by hop. */
export interface Path {
  readonly from: Standing
  readonly hops: readonly Hop[]
  /** Whoever they are at last; null where the night cannot say. */
  readonly to: Standing | null
  readonly decision: Hop['decision']
  readonly precondition: Hop['precondition']
}

/** A path that begins with a hop and goes on by shortest ways, without conditions where there is such; null where it would lead back. */
export function pathBy(hop: Hop, ways: readonly [Reach, Reach]): Path | null {
  const hops = [hop]
  const been = new Set([hop.from.key])
  for (let last = hop; last.to !== null;) {
    const { to } = last
    if (been.has(to.key)) return null
    been.add(to.key)
    const way = ways.find(({ distance }) => distance(to) !== undefined)
    const next = way?.next(to)
    if (next === undefined) break
    hops.push(next)
    last = next
  }
  return {
    from: hop.from,
    hops,
    to: hops.at(-1)?.to ?? null,
    decision: hops.map(({ decision }) => decision).reduce(weaker),
    precondition: hops.some(({ precondition }) => precondition === 'unknown') ? 'unknown' : 'met',
  }
}

/** A shortest path of somebody; null where there is none, or they stand at the end. A longer one without conditions comes before a shorter one with. */
export function shortestPath(standing: Standing, ways: readonly [Reach, Reach]): Path | null {
  for (const way of ways) {
    const hop = way.next(standing)
    if (hop !== undefined) return pathBy(hop, ways)
  }
  return null
}

/**
 * Every technique by which somebody comes to an end, each by its best target: without conditions where there is such, then
 * the one from which it is the shortest. Those on what the night does not show stand last, without a target.
 */
export function pathsByTechnique(
  standing: Standing,
  escalation: Escalation,
  end: End,
  ways: readonly [Reach, Reach],
): readonly Path[] {
  const found = escalation.feasible(standing).flatMap((technique): readonly Path[] => {
    if (technique.isLateral === true || isOutOfSight(technique)) return []
    const path = bestPath(standing, technique, escalation, end, ways)
    return path === null ? [] : [path]
  })
  return [...found, ...outOfSight(standing, escalation)]
}

/** What somebody can do to resources that exist, with permissions of which the night cannot say whose they are. */
export function outOfSight(standing: Standing, { feasible, find }: Escalation): readonly Path[] {
  return feasible(standing).flatMap((technique): readonly Path[] => {
    if (!isOutOfSight(technique)) return []
    for (const hop of find(standing, technique, NOWHERE, 'conditional')) {
      return [{ from: standing, hops: [hop], to: null, decision: hop.decision, precondition: hop.precondition }]
    }
    return []
  })
}

const NOWHERE = { principals: [], isReached: () => false, tries: null }

function bestPath(
  standing: Standing,
  technique: Technique,
  { find, made }: Escalation,
  end: End,
  ways: readonly [Reach, Reach],
): Path | null {
  const [certain, possible] = ways
  for (const [accepts, way] of [
    ['allowed', certain],
    ['conditional', possible],
  ] as const) {
    const own = way.distance(standing) ?? Number.POSITIVE_INFINITY
    for (const [distance, principals] of way.rounds.entries()) {
      const isLast = distance === 0
      if (technique.then !== 'is-target' && !isLast) break
      const goal = { principals, isReached: isLast ? end.isReached : () => false, tries: isLast ? null : [] }
      for (const hop of find(standing, technique, goal, accepts)) {
        const path = pathBy(hop, ways)
        if (path !== null) return path
      }
    }
    for (const hop of made) {
      if (hop.technique !== technique || hop.from !== standing || hop.to === null) continue
      if ((accepts === 'conditional' || hop.decision === 'allowed') && (way.distance(hop.to) ?? own) < own)
        return pathBy(hop, ways)
    }
  }
  return null
}

/** The tier of whoever a path ends as: somebody who was changed is what they have become. */
export function tierOf({ to }: Path, { administration, tier }: Escalation): Tier | null {
  if (to === null) return null
  const verdict = administration(to)
  return verdict === 'allowed' || verdict === 'conditional' ? 'admin' : tier(to.principal)
}
