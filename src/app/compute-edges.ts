import type { Access } from '../access/access.ts'
import { computedEdges } from '../escalation/computed-edges.ts'
import { openEscalation } from '../escalation/open-escalation.ts'
import { TECHNIQUES } from '../escalation/techniques/index.ts'
import type { ComputedEdge } from '../graph/computed.ts'
import type { AccountView } from '../model/account.ts'
import type { Unknown } from '../queries/unknown.ts'
import { needPrincipals } from './principals-read.ts'
import { unreadOf } from './unread-of.ts'

/** Edges, and what they leave open. */
export interface ComputedGraphEdges {
  readonly edges: readonly ComputedEdge[]
  readonly unknown: readonly Unknown[]
}

/**
 * What users and roles can do with one another in a night, as edges to draw.
 *
 * @throws RolecallError UNANSWERABLE where neither users nor roles were read
 * @example
 * const { edges } = computeEdges(account, access)
 * const text = [...drawGraph(account, 'opengraph', edges)].join('')
 */
export function computeEdges(account: AccountView, access: Access): ComputedGraphEdges {
  needPrincipals(account, 'graph --computed')
  const escalation = openEscalation({ account, access, techniques: TECHNIQUES })
  return { edges: computedEdges(escalation), unknown: unreadOf(account, escalation) }
}
