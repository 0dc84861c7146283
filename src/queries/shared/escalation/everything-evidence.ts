import type { HeldPolicy } from '../../../access/held-policies.ts'
import { isOfEverything } from '../../../escalation/administrators.ts'
import type { Evidence } from '../../../model/evidence.ts'

/** The statements of somebody's own policies that allow everything. */
export function everythingEvidence(held: readonly HeldPolicy[]): readonly Evidence[] {
  return held
    .filter(({ source }) => source !== 'boundary')
    .flatMap(({ policy, policyArn, policyName, version }) =>
      policy.statements.filter(isOfEverything).map(({ index, sid, effect }) => ({
        kind: 'statement' as const,
        policyArn,
        policyName,
        version,
        statement: index,
        sid,
        effect,
      })),
    )
}
