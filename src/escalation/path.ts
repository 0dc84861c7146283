import type { Escalation, Tier } from './escalation.ts'
import { type Hop, weaker } from './hop.ts'
import { isOutOfSight, leadsOn } from './find-hops.ts'
import { isPermitted } from './permit.ts'
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
function pathBy(hop: Hop, ways: readonly [Reach, Reach]): Path | null {
  const hops = [...single(hop)]
  const been = new Set([hop.from.key])
  for (let last = hop; last.to !== null;) {
    const { to } = last
    if (been.has(to.key)) return null
    been.add(to.key)
    const way = ways.find(({ distance }) => distance(to) !== undefined)
    const next = way?.next(to)
    if (next === undefined) break
    hops.push(...single(next))
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

/** A hop, or those that it stands for. */
function single(hop: Hop): readonly Hop[] {
  return hop.via ?? [hop]
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
 * the one from which it is the shortest.
 *
 * @param isEvery whether every target is wanted, rather than the best
 */
export function pathsByTechnique(
  standing: Standing,
  escalation: Escalation,
  end: End,
  ways: readonly [Reach, Reach],
  isEvery = false,
): readonly Path[] {
  return escalation.feasible(standing).flatMap((technique): readonly Path[] => {
    if (!leadsOn(technique)) return []
    const paths = pathsBy(standing, technique, escalation, end, ways)
    if (!isEvery) return firstOf(paths)
    return [...new Map([...paths].toReversed().map((path) => [path.hops[0]?.to?.key, path])).values()].toReversed()
  })
}

function firstOf<T>(items: Iterable<T>): readonly T[] {
  for (const item of items) return [item]
  return []
}

/** Paths that begin with a technique, the best first. */
function* pathsBy(
  standing: Standing,
  technique: Technique,
  { find, made }: Escalation,
  end: End,
  ways: readonly [Reach, Reach],
): Generator<Path> {
  const [certain, possible] = ways
  for (const [accepts, way] of [
    ['allowed', certain],
    ['conditional', possible],
  ] as const) {
    const own = way.distance(standing) ?? Number.POSITIVE_INFINITY
    for (const [distance, principals] of way.rounds.entries()) {
      const isLast = distance === 0
      if (technique.becomes !== 'target' && !isLast) break
      const goal = { principals, isReached: isLast ? end.isReached : nobody, tries: isLast ? null : [] }
      for (const hop of find(standing, technique, goal, accepts)) {
        const path = pathBy(hop, ways)
        if (path !== null) yield path
      }
    }
    const next = way.next(standing)
    const best = next !== undefined && single(next)[0]?.technique === technique ? pathBy(next, ways) : null
    if (best !== null) yield best
    for (const hop of made) {
      if (hop.technique !== technique || hop.from !== standing || hop.to === null) continue
      const isBetter = (way.distance(hop.to) ?? own) < own
      const path = isBetter && (accepts === 'conditional' || hop.decision === 'allowed') ? pathBy(hop, ways) : null
      if (path !== null) yield path
    }
  }
}

function nobody(): boolean {
  return false
}

/** How far a search from somebody goes. */
export interface Lateral {
  readonly maxHops: number
  /** Every technique of the first hop to each target, rather than the first. */
  readonly isEvery: boolean
}

/**
 * A shortest path to everybody else that somebody can become, whatever that one may do; lateral techniques, which give
 * less than that, stand as last hops.
 */
export function pathsToAnybody(
  standing: Standing,
  escalation: Escalation,
  { maxHops, isEvery }: Lateral,
): readonly Path[] {
  const { everyone, feasible, find } = escalation
  const goal = {
    principals: everyone,
    isReached: (after: Standing) => after.principal !== standing.principal,
    tries: null,
  }
  const found = new Map<string, Path>()
  for (const accepts of ['allowed', 'conditional'] as const) {
    const been = new Set([standing.principal.arn])
    let edge: readonly Path[] = [start(standing)]
    for (let hops = 1; hops <= maxHops && edge.length > 0; hops++) {
      const next: Path[] = []
      for (const path of edge) {
        if (path.to === null || path.hops.at(-1)?.technique.isLateral === true) continue
        for (const technique of feasible(path.to)) {
          if (isOutOfSight(technique)) continue
          for (const hop of find(path.to, technique, goal, accepts)) {
            const arn = hop.to?.principal.arn ?? ''
            const isNew = !been.has(arn)
            if (!isNew && !(isEvery && hops === 1 && arn !== standing.principal.arn)) continue
            if (technique.isLateral !== true) been.add(arn)
            const longer = extended(path, hop)
            if (isNew && technique.isLateral !== true) next.push(longer)
            const key = isEvery || technique.isLateral === true ? `${arn} ${technique.name}` : arn
            if (!found.has(key)) found.set(key, longer)
          }
        }
      }
      edge = next
    }
  }
  return [...found.values()]
}

function start(standing: Standing): Path {
  return { from: standing, hops: [], to: standing, decision: 'allowed', precondition: 'met' }
}

function extended({ from, hops, decision, precondition }: Path, hop: Hop): Path {
  return {
    from,
    hops: [...hops, hop],
    to: hop.to,
    decision: weaker(decision, hop.decision),
    precondition: hop.precondition === 'unknown' ? 'unknown' : precondition,
  }
}

/** The tier of whoever a path ends as: somebody who was changed is what they have become. */
export function tierOf({ to }: Path, { administration, tier }: Escalation): Tier | null {
  if (to === null) return null
  return isPermitted(administration(to)) ? 'admin' : tier(to.principal)
}
