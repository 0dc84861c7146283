import { parseArn } from '../../../model/arn.ts'
import { byKeys } from '../../../model/compare.ts'
import { RolecallError } from '../../../model/error.ts'
import { isServiceLinked } from '../../../model/role.ts'
import { rememberedWeakly } from '../../../util/remembered-weakly.ts'
import { type FoundPolicy, readable } from './found-policy.ts'
import { partGap } from '../entities/gaps.ts'
import { inlinePolicies } from './inline-policies.ts'
import { managedPolicies } from './managed-policies.ts'
import type { QueryContext } from '../../query.ts'

/** Whose policies a query judges. AWS's own are left out by default: an account can detach them, but not mend them. */
export const OWNERS = {
  owners: {
    type: 'list',
    default: ['customer', 'inline'],
    describe: 'Whose policies to judge, of customer, inline and aws (those of AWS that the account uses)',
  },
} as const

const KINDS: ReadonlySet<string> = new Set<FoundPolicy['kind']>(['customer', 'inline', 'aws'])

/**
 * The policies that can grant something, in the order of their columns. Left out is what is the boundary of somebody and
 * attached to nobody, since a boundary grants nothing, and what service-linked roles have; what cannot be judged is left unknown.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html}
 *
 * @throws RolecallError USAGE where an owner is none
 */
export function* chosenPolicies(context: QueryContext<typeof OWNERS>): Generator<FoundPolicy> {
  const { account, unknown } = context
  const { owners } = context.params
  const odd = owners.find((owner) => !KINDS.has(owner))
  if (odd !== undefined) {
    throw new RolecallError('USAGE', `parameter owners: found "${odd}", expected customer, inline or aws`)
  }
  if (owners.includes('aws')) {
    const gap = partGap(account, 'aws-policies')
    if (gap !== null) unknown(gap.part, gap.reason, 'all')
  }
  const managed = (['customer', 'aws'] as const).flatMap((owner) =>
    owners.includes(owner) ? granting(managedPolicies(context, owner)) : [],
  )
  const embedded = owners.includes('inline') ? granting(inlinePolicies(context)) : []
  yield* readable(context, [...embedded, ...managed.toSorted(byPolicy)])
}

/** Those of a list that all queries are given. */
const granting = rememberedWeakly((found: readonly FoundPolicy[]) =>
  found.filter((one) => !isOfService(one) && (one.isAttached !== false || one.isBoundary !== true)),
)

/**
 * Whether a policy is of a service-linked role, which its service alone can assume: an account can neither mend nor
 * detach it. {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html}
 */
function isOfService({ holder, policyArn }: FoundPolicy): boolean {
  if (holder !== null) return isServiceLinked(holder)
  const { account, resource = '' } = parseArn(policyArn ?? '') ?? {}
  return account === 'aws' && resource.startsWith('policy/aws-service-role/')
}

const byPolicy = byKeys<FoundPolicy>(
  ({ policyArn }) => policyArn ?? '',
  ({ policyId }) => policyId ?? '',
)
