import { decisionEvidence } from '../../../access/decision-evidence.ts'
import { isPermitted, type Permits } from '../../../escalation/permit.ts'
import type { Standing } from '../../../escalation/standing.ts'
import type { Evidence } from '../../../model/evidence.ts'
import { eachOnce } from '../../../util/each-once.ts'

/** Which of some actions somebody can do to something, and what that rests on. */
export interface FoundActions {
  readonly actions: readonly string[]
  /** `allowed` where one of them is without a condition. */
  readonly decision: 'allowed' | 'conditional'
  readonly evidence: readonly Evidence[]
}

/** Null where it can do none of them. */
export function verdictWords(permits: Permits, standing: Standing, actions: readonly string[]): FoundActions | null {
  const found = actions.flatMap((action) => {
    const { somewhere } = permits.ability(standing, { action })
    return isPermitted(somewhere) ? [{ action, decision: somewhere }] : []
  })
  if (found.length === 0) return null
  const evidence = found.flatMap(({ action }) =>
    decisionEvidence(permits.decide(standing, { action, resource: null }).statements),
  )
  return {
    actions: found.map(({ action }) => action),
    decision: found.some(({ decision }) => decision === 'allowed') ? 'allowed' : 'conditional',
    evidence: eachOnce(evidence),
  }
}
