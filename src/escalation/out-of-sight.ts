import type { Escalation } from './escalation.ts'
import type { Hop } from './hop.ts'
import { type Path, shortestPath } from './path.ts'
import { hopToResource } from './resources-in-use.ts'
import type { Standing } from './standing.ts'
import { worthReaching } from './worth-reaching.ts'

/**
 * What somebody can do to resources that exist, with permissions of which the night cannot say whose they are. Whatever
 * stands behind a resource is a role of the account that trusts its service: where none of these could go on, there is
 * nothing to reach, and nothing is said. Who has nothing of the kind, and comes to no administrator either, may become
 * somebody who has: then that is told, once.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html}
 */
export function outOfSight(standing: Standing, escalation: Escalation): readonly Path[] {
  const own = ownHops(standing, escalation)
  if (own.length > 0) return own.map((hop) => pathOf(standing, [hop]))
  const comes = escalation.toAdmin.some(({ distance }) => distance(standing) !== undefined)
  return comes ? [] : byAnother(standing, escalation)
}

/** One way by somebody else, a shortest one. */
function byAnother(standing: Standing, escalation: Escalation): readonly Path[] {
  const { toUsers, nearestUse } = worthReaching(escalation)
  const path = shortestPath(standing, [toUsers, toUsers])
  if (path === null) return []
  if (path.to === null) return [pathOf(standing, path.hops)]
  const hop = nearestUse(path.to)
  return hop === undefined ? [] : [pathOf(standing, [...path.hops, hop])]
}

function ownHops(standing: Standing, escalation: Escalation): readonly Hop[] {
  const hopOf = hopToResource(escalation)(standing)
  return worthReaching(escalation)
    .uses(standing)
    .flatMap((technique) => hopOf(technique) ?? [])
}

function pathOf(from: Standing, hops: readonly Hop[]): Path {
  return { from, hops, to: null, decision: 'conditional', precondition: 'unknown' }
}
