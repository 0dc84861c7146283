import type { Escalation } from '../../../escalation/escalation.ts'
import { type HopRow, hopRow } from '../../../escalation/path-rows.ts'
import type { Standing } from '../../../escalation/standing.ts'
import { circlesOf } from '../../../graph/operations/circles.ts'
import { hopsTo } from './hops-to.ts'

/** Users and roles that can all become one another. */
export interface Circle {
  /** ARNs, sorted. */
  readonly principals: readonly string[]
  /** Of each of them, one hop to another. */
  readonly hops: readonly HopRow[]
}

/** Every circle, each once and as large as it is, administrators apart: they become whomever they like. */
export function circles(escalation: Escalation): readonly Circle[] {
  const others = escalation.everyone.filter(({ principal }) => escalation.tier(principal) !== 'admin')
  const byArn = new Map(others.map((standing) => [standing.principal.arn, standing]))
  const steps = new Map(others.map((standing) => [standing.principal.arn, [...nextTo(standing, others, escalation)]]))
  return circlesOf(steps).map((principals) => {
    const within = principals.flatMap((arn) => byArn.get(arn) ?? [])
    return { principals, hops: within.flatMap((standing) => firstHop(standing, within, escalation)) }
  })
}

/** The ARNs of those that somebody can become at once, each once; what also changes the other one makes no circle. */
function nextTo(standing: Standing, others: readonly Standing[], escalation: Escalation): ReadonlySet<string> {
  const found = new Set<string>()
  for (const { to } of hopsTo(standing, others, escalation)) if (to !== null) found.add(to.principal.arn)
  return found
}

function firstHop(standing: Standing, others: readonly Standing[], escalation: Escalation): readonly HopRow[] {
  for (const hop of hopsTo(standing, others, escalation)) return [hopRow(hop, escalation)]
  return []
}
