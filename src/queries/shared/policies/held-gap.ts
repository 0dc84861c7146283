import type { HeldPolicy } from '../../../access/held-policies.ts'
import { isAwsManagedPolicy } from '../../../model/arn.ts'
import type { Group, Principal } from '../../../model/entity.ts'
import { isKnown, type Part } from '../../../model/part.ts'
import type { Params, QueryContext } from '../../query.ts'

/**
 * Says that a policy cannot be judged for its holder, as its document was not given or cannot be read. A part that was
 * not read at all says so itself.
 */
export function leaveHeldOpen(
  { account, unknown }: QueryContext<Params>,
  holder: Group | Principal,
  held: HeldPolicy,
): void {
  const part = partOf(holder, held)
  if (isKnown(account.parts.get(part))) unknown(part, held.policy.undecidable ?? '', holder.arn)
}

/** Which part of a night holds the document: what is embedded, or not said, stands under the ARN of whose it is. */
function partOf(holder: Group | Principal, { policyArn, policyName, groupArn }: HeldPolicy): Part {
  if (policyArn === groupArn) return 'groups'
  if (policyName !== null || policyArn === holder.arn) return `${holder.kind}s`
  return isAwsManagedPolicy(policyArn) ? 'aws-policies' : 'customer-policies'
}
