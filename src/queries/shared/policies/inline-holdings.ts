import type { Group, Principal } from '../../../model/entity.ts'
import type { Evidence } from '../../../model/evidence.ts'
import type { Params, QueryContext } from '../../query.ts'

/** A user, group or role and the inline policies that it has. */
export interface InlineHolding<T> {
  readonly holder: T
  readonly policyNames: readonly string[]
  readonly evidence: readonly Evidence[]
}

/** Those who have inline policies, in the order given; one whose list the night does not say is left unknown. */
export function* inlineHoldings<T extends Principal | Group>(
  { unknown }: QueryContext<Params>,
  holders: Iterable<T>,
): Generator<InlineHolding<T>> {
  for (const holder of holders) {
    const { kind, arn, inline } = holder
    if (inline === null) unknown(`${kind}s`, 'its inline policies were not given', arn)
    const policyNames = (inline ?? []).map(({ name }) => name)
    if (policyNames.length === 0) continue
    const evidence = policyNames.map((policyName) => ({ kind: 'inline-policy', policyName, of: arn }) as const)
    yield { holder, policyNames, evidence }
  }
}
