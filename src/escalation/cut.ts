import type { Access } from '../access/access.ts'
import type { DecidingStatement } from '../access/decision.ts'
import type { IsLeftOut } from '../access/held-policies.ts'
import { byCodeUnit } from '../model/compare.ts'
import type { Evidence } from '../model/evidence.ts'
import type { End, Reach } from './reach.ts'
import type { Escalation } from './escalation.ts'
import { openEscalation } from './open-escalation.ts'
import { shortestPath } from './path.ts'
import { pathRow } from './path-rows.ts'
import type { Standing } from './standing.ts'
import type { Technique } from './technique.ts'

/** A grant to take away: an Allow of a policy, or of a trust policy. */
export type Grant = Pick<DecidingStatement, 'policyArn' | 'policyName' | 'version' | 'statement' | 'sid'>

/** One grant of a cut, and whose route goes by it. */
export interface CutGrant {
  readonly grant: Grant
  /** ARNs of those whose path it is part of, sorted. */
  readonly principals: readonly string[]
}

/** Grants without which nobody comes to an end. */
export interface Cut {
  /** What to take away first, first: by how many lose their route. */
  readonly grants: readonly CutGrant[]
  /** ARNs of those who come there still: no statement that could be taken away gives it to them. */
  readonly left: readonly string[]
}

/** How to judge a night anew: access without some statements, and an end in it. */
export interface Cutting {
  /** The night as it is. */
  readonly whole: Escalation
  readonly techniques: readonly Technique[]
  readonly open: (isLeftOut: IsLeftOut) => Access
  readonly endOf: (escalation: Escalation) => End
}

/**
 * A small set of grants whose removal closes every path, chosen greedily, most principals first, and judged anew until
 * nobody comes there: whoever loses one route may have another. What proves needless at the end is put back, where there
 * is not too much of it to try.
 */
export function cutPaths(cutting: Cutting): Cut {
  const chosen = new Map<string, CutGrant>()
  let left = routesIn(cutting.whole, cutting)
  while (left.length > 0) {
    const before = chosen.size
    for (const found of cover(left)) {
      const key = keyOf(found.grant)
      const principals = [...new Set([...(chosen.get(key)?.principals ?? []), ...found.principals])].toSorted(
        byCodeUnit,
      )
      chosen.set(key, { ...found, principals })
    }
    if (chosen.size === before) break
    left = routes(cutting, new Set(chosen.keys()))
  }
  const needed = left.length > 0 ? chosen : withoutNeedless(chosen, cutting)
  return {
    grants: [...needed.values()].sort(
      (a, b) => b.principals.length - a.principals.length || byCodeUnit(keyOf(a.grant), keyOf(b.grant)),
    ),
    left: left.map(({ principal }) => principal).toSorted(byCodeUnit),
  }
}

/** So many grants are tried one by one: each takes judging the whole night. */
const MOST_TRIED = 16

function withoutNeedless(chosen: ReadonlyMap<string, CutGrant>, cutting: Cutting): ReadonlyMap<string, CutGrant> {
  if (chosen.size < 2 || chosen.size > MOST_TRIED) return chosen
  const needed = new Map(chosen)
  for (const [key] of [...chosen].sort(([, a], [, b]) => a.principals.length - b.principals.length)) {
    const others = new Set([...needed.keys()].filter((other) => other !== key))
    if (routes(cutting, others).length === 0) needed.delete(key)
  }
  return needed
}

/** Somebody's route, by the grants that it takes. */
interface Route {
  readonly principal: string
  readonly grants: readonly Grant[]
}

/** The routes that are there without some statements. */
function routes(cutting: Cutting, without: ReadonlySet<string>): readonly Route[] {
  const { whole, techniques, open } = cutting
  const access = open((statement) => without.has(keyOf(statement)))
  return routesIn(openEscalation({ account: whole.account, access, techniques }), cutting)
}

function routesIn(escalation: Escalation, { endOf }: Cutting): readonly Route[] {
  const ways = escalation.reach(endOf(escalation))
  return escalation.everyone.flatMap((standing) => {
    const route = routeOf(standing, ways, escalation)
    return route === null ? [] : [route]
  })
}

function routeOf(standing: Standing, ways: readonly [Reach, Reach], escalation: Escalation): Route | null {
  if (ways[1].distance(standing) === 0) return null
  const path = shortestPath(standing, ways)
  if (path === null) return null
  const { principalArn, hops } = pathRow(path, escalation)
  return { principal: principalArn, grants: hops.flatMap(({ evidence }) => evidence.flatMap(grantOf)) }
}

function grantOf(evidence: Evidence): readonly Grant[] {
  if (evidence.kind !== 'statement' || evidence.effect !== 'Allow') return []
  const { policyArn, policyName, version, statement, sid } = evidence
  return [{ policyArn, policyName, version, statement, sid }]
}

/** Grants that every route goes by one of: again and again the one by which most go. */
function cover(routes: readonly Route[]): readonly CutGrant[] {
  const found: CutGrant[] = []
  for (let open = routes.filter(({ grants }) => grants.length > 0); open.length > 0;) {
    const counts = new Map<string, { readonly grant: Grant; count: number }>()
    for (const { grants } of open) {
      for (const grant of new Map(grants.map((one) => [keyOf(one), one])).values()) {
        const known = counts.get(keyOf(grant))
        if (known) known.count++
        else counts.set(keyOf(grant), { grant, count: 1 })
      }
    }
    const [most] = [...counts].sort(([a, { count: x }], [b, { count: y }]) => y - x || byCodeUnit(a, b))
    if (most === undefined) break
    const [key, { grant }] = most
    const through = open.filter(({ grants }) => grants.some((one) => keyOf(one) === key))
    found.push({ grant, principals: through.map(({ principal }) => principal) })
    open = open.filter((route) => !through.includes(route))
  }
  return found
}

function keyOf({ policyArn, policyName, statement }: Pick<Grant, 'policyArn' | 'policyName' | 'statement'>): string {
  return `${policyArn} ${policyName ?? ''} ${statement}`
}
