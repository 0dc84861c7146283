import type { User } from '../../../model/entity.ts'
import type { Params, QueryContext, QueryRow } from '../../query.ts'

/** The columns of a row about the policies that a user holds without a group. */
export const OWN_POLICY_COLUMNS = ['userArn', 'userId', 'attachedPolicies', 'inlinePolicies', 'createdAt'] as const

/** A user's own policies, attached and inline; null where there are none, or none that were given. */
export function ownPolicies(
  user: User,
  unknown: QueryContext<Params>['unknown'],
): QueryRow<(typeof OWN_POLICY_COLUMNS)[number]> | null {
  if (user.attached === null) unknown('users', 'its attached policies were not given', user.arn)
  const attached = user.attached ?? []
  if (attached.length === 0 && user.inline.length === 0) return null
  return {
    values: {
      userArn: user.arn,
      userId: user.id,
      attachedPolicies: user.attached?.map(({ arn }) => arn) ?? null,
      inlinePolicies: user.inline.map(({ name }) => name),
      createdAt: user.createdAt,
    },
    evidence: [
      ...attached.map(({ arn }) => ({ kind: 'attachment', policyArn: arn, to: user.arn }) as const),
      ...user.inline.map(({ name }) => ({ kind: 'inline-policy', policyName: name, of: user.arn }) as const),
    ],
  }
}
