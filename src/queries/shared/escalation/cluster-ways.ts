import type { Escalation } from '../../../escalation/escalation.ts'
import type { Hop } from '../../../escalation/hop.ts'
import type { Standing } from '../../../escalation/standing.ts'
import { byCodeUnit } from '../../../model/compare.ts'
import { groupBy } from '../../../util/group-by.ts'
import { hopsTo } from './hops-to.ts'
import { type HopsInto, wayOf, type WaysBack, waysBack } from './ways-back.ts'

/** That principals of one cluster can become principals of another. */
export interface ClusterWay {
  readonly from: string
  readonly to: string
  /** `allowed` where one of them can without a condition. */
  readonly decision: Hop['decision']
  /** Those of the first who can, and whom of the other they come to; ARNs, sorted. */
  readonly principals: readonly string[]
  readonly targets: readonly string[]
  /** A shortest way, without conditions where there is such. */
  readonly hops: readonly Hop[]
}

/** Users and roles by what they have in common. */
export type Clusters = ReadonlyMap<string, readonly Standing[]>

/**
 * Every pair of clusters of which one comes to the other, over whomever the way leads. Administrators become whomever they
 * like, so that a way may end with one, and none begins with or leads through one.
 */
export function* clusterWays(clusters: Clusters, escalation: Escalation): Generator<ClusterWay> {
  const hopsInto = hopsByTarget(escalation)
  const ends = [...clusters].map(([to, standings]) => ({
    to,
    sure: waysBack(standings, hopsInto, 'allowed'),
    any: waysBack(standings, hopsInto, 'conditional'),
  }))
  for (const [from, standings] of [...clusters].toSorted(([a], [b]) => byCodeUnit(a, b))) {
    for (const { to, sure, any } of ends.toSorted((a, b) => byCodeUnit(a.to, b.to))) {
      const comers = standings.filter(({ key }) => any.has(key))
      const [first] = [...comers.filter(({ key }) => sure.has(key)), ...comers]
      if (first === undefined || from === to) continue
      yield {
        from,
        to,
        decision: sure.has(first.key) ? 'allowed' : 'conditional',
        principals: sorted(comers.map(({ principal }) => principal.arn)),
        targets: sorted(comers.flatMap((standing) => endOf(standing, any))),
        hops: wayOf(first, sure.has(first.key) ? sure : any),
      }
    }
  }
}

/** One hop from each to each, without conditions where there is such. */
function hopsByTarget(escalation: Escalation): HopsInto {
  const admins = new Set(escalation.end.principals)
  const hops = escalation.everyone
    .filter((standing) => !admins.has(standing))
    .flatMap((standing) => {
      const best = new Map<string, Hop>()
      for (const hop of hopsTo(standing, escalation.everyone, escalation)) {
        if (hop.to === null) continue
        const known = best.get(hop.to.key)
        if (known === undefined || (known.decision === 'conditional' && hop.decision === 'allowed'))
          best.set(hop.to.key, hop)
      }
      return [...best.values()]
    })
  return groupBy(hops, ({ to }) => to?.key ?? '')
}

function endOf(standing: Standing, ways: WaysBack): readonly string[] {
  const end = wayOf(standing, ways).at(-1)?.to
  return end ? [end.principal.arn] : []
}

function sorted(arns: readonly string[]): readonly string[] {
  return [...new Set(arns)].sort(byCodeUnit)
}
