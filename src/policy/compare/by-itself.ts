import type { Policy } from '../document/policy.ts'

/**
 * A document without what it leaves to accounts: an Allow that names an account lets nobody in unless the account's own
 * policies do, while one that names a user, a role or everyone is enough for callers of the account that it stands in.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics.html}
 */
export function byItself(policy: Policy): Policy {
  const statements = policy.statements.map((statement) => {
    const { effect, principals } = statement
    if (effect === 'Deny' || principals === null || principals.except) return statement
    return {
      ...statement,
      principals: { ...principals, named: principals.named.filter(({ kind }) => kind !== 'account') },
    }
  })
  return { ...policy, statements }
}
