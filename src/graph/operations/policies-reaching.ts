import { byKeys } from '../../model/compare.ts'
import type { AccountGraph } from '../graph.ts'
import { linkedFrom } from './linked.ts'

/** How a policy reaches a principal. A boundary grants nothing: it limits what the others grant. */
export type PolicyRoute = 'direct' | 'inline' | 'group' | 'boundary'

/** A policy that has a say in what a principal can do; `policy` and `group` are node keys. */
export interface ReachingPolicy {
  readonly policy: string
  readonly route: PolicyRoute
  /** The group that carries the policy; null for the other routes. */
  readonly group: string | null
}

/**
 * Every policy that reaches a principal, and by which route; one that comes by two routes is there twice.
 * A group's policies reach its users, never its boundary: groups have none.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html}
 */
export function policiesReaching(graph: AccountGraph, principal: string): readonly ReachingPolicy[] {
  const own = [
    ...linkedFrom(graph, principal, 'attaches').map((policy) => ({ policy, route: 'direct' as const, group: null })),
    ...linkedFrom(graph, principal, 'embeds').map((policy) => ({ policy, route: 'inline' as const, group: null })),
    ...linkedFrom(graph, principal, 'bounded-by').map((policy) => ({
      policy,
      route: 'boundary' as const,
      group: null,
    })),
  ]
  const shared = linkedFrom(graph, principal, 'member-of').flatMap((group) =>
    [...linkedFrom(graph, group, 'attaches'), ...linkedFrom(graph, group, 'embeds')].map((policy) => ({
      policy,
      route: 'group' as const,
      group,
    })),
  )
  return [...own, ...shared].toSorted(byPolicy)
}

const byPolicy = byKeys<ReachingPolicy>(
  ({ policy }) => policy,
  ({ route }) => route,
  ({ group }) => group ?? '',
)
