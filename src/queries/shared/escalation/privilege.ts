import type { Escalation } from '../../../escalation/escalation.ts'
import { shortestPath } from '../../../escalation/path.ts'
import { pathRow } from '../../../escalation/path-rows.ts'
import type { Standing } from '../../../escalation/standing.ts'
import type { Evidence } from '../../../model/evidence.ts'
import { everythingEvidence } from './everything-evidence.ts'
import { pathEvidence } from './path-evidence.ts'

/** How somebody is an administrator, or becomes one. */
export interface Privilege {
  readonly tier: 'admin' | 'reaches-admin'
  /** That of the first hop; null for an administrator. */
  readonly technique: string | null
  readonly evidence: readonly Evidence[]
}

/** Null for whoever is no administrator and cannot become one. */
export function privilege(standing: Standing, escalation: Escalation): Privilege | null {
  const { access, tier, toAdmin } = escalation
  if (tier(standing.principal) === 'admin')
    return { tier: 'admin', technique: null, evidence: everythingEvidence(access.held.of(standing.principal)) }
  const path = shortestPath(standing, toAdmin)
  if (path === null) return null
  const { technique, hops } = pathRow(path, escalation)
  return { tier: 'reaches-admin', technique, evidence: pathEvidence(hops) }
}
