import type { Escalation } from '../escalation/escalation.ts'
import type { AccountView } from '../model/account.ts'
import type { Principal } from '../model/entity.ts'
import type { Policy } from '../policy/document/policy.ts'
import { POLICY_PARTS } from '../queries/shared/escalation/policy-parts.ts'
import { describeGap, startUnknowns, type Unknown } from '../queries/unknown.ts'

/**
 * What parts that were not read, and policies that cannot be, leave open of who can become whom.
 *
 * @param only of one principal; null for everyone
 */
export function unreadOf(
  account: AccountView,
  { access, everyone, tier }: Escalation,
  only: Principal | null = null,
): readonly Unknown[] {
  const unknowns = startUnknowns()
  for (const part of POLICY_PARTS) {
    const gap = describeGap(account.parts.get(part))
    if (gap !== null) unknowns.add(part, gap, 'all')
  }
  for (const { principal } of everyone) {
    if ((only !== null && principal !== only) || tier(principal) === 'admin') continue
    for (const { policy } of access.held.of(principal)) {
      const [odd] = trouble(policy)
      if (odd === undefined) continue
      unknowns.add(principal.kind === 'user' ? 'users' : 'roles', odd, principal.arn)
      break
    }
  }
  return unknowns.list()
}

/** What of a policy cannot be read, on which whatever it says may hang. */
export function trouble({ undecidable, statements }: Policy): readonly string[] {
  const found = undecidable === null ? [] : [undecidable]
  for (const statement of statements) if (statement.undecidable !== null) found.push(statement.undecidable)
  return found
}
