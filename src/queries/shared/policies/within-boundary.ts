import type { Access } from '../../../access/access.ts'
import type { Policy } from '../../../policy/document/policy.ts'
import type { FoundPolicy } from './found-policy.ts'
import type { WideGrant, WideGrants } from './wide-grants.ts'

/**
 * Those grants of an inline policy that the boundary of its holder leaves without a limit too: what both allow is allowed.
 * A boundary that cannot be read or decided takes nothing away. Of a managed policy all: whoever gets it next may have none.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html}
 */
export function withinBoundary(
  grants: readonly WideGrant[],
  { holder }: FoundPolicy,
  { held }: Access,
  grantsOf: (policy: Policy) => WideGrants,
): readonly WideGrant[] {
  if (holder === null || holder.kind === 'group' || holder.boundary === null || grants.length === 0) return grants
  const boundary = held.boundary(holder.boundary.arn).policy
  const limit = grantsOf(boundary)
  if (boundary.undecidable !== null || limit.open.length > 0) return grants
  const left = new Map(limit.grants.map((grant) => [grant.action.name, grant]))
  return grants.flatMap((grant) => {
    const within = left.get(grant.action.name)
    return within === undefined ? [] : [{ ...grant, isConditional: grant.isConditional || within.isConditional }]
  })
}
