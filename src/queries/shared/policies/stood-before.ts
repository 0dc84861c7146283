import type { AccountView } from '../../../model/account.ts'
import { once } from '../../../util/once.ts'
import { partGap } from '../entities/gaps.ts'
import { policyHolders } from './policy-holders.ts'
import { type VersionInForce, versionInForce } from './version-in-force.ts'

/** How a policy stood: its version in force, null where the account did not use it, or in words why that is unknown. */
export type Stood = VersionInForce | string | null

/**
 * How managed policies of AWS stood on the night before, which is read when the first is asked for. A night holds those of
 * them that the account uses, so that one which it lacks was in no use, if it would have said so.
 *
 * @param arns of all that will be asked for: few of a night's policies, which are not all read for them
 */
export function stoodBefore(
  nightBefore: () => AccountView | null,
  arns: readonly string[],
): (policyArn: string) => Stood {
  const opened = once(() => {
    const night = nightBefore()
    if (night === null) return null
    const policies = night.named?.managedPolicies(arns) ?? night.managedPolicies()
    return {
      night,
      policies: new Map(policies.map((policy) => [policy.arn, policy])),
      named: once(() => new Set(policyHolders(night).map(({ arn }) => arn))),
    }
  })
  return (policyArn) => {
    const before = opened()
    if (before === null) return 'the history has no night before'
    const { night, policies, named } = before
    const policy = policies.get(policyArn)
    if (policy) return versionInForce(night, policy) ?? 'the night before does not say its default version'
    const gap = partGap(night, 'aws-policies')
    if (gap !== null) return `of the night before: ${gap.reason}`
    return named().has(policyArn) ? 'the night before names it, and does not hold it' : null
  }
}
