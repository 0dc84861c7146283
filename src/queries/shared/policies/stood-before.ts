import type { AccountView } from '../../../model/account.ts'
import { once } from '../../../util/once.ts'
import { partGap } from '../entities/gaps.ts'
import { policyHolders } from './policy-holders.ts'
import { type VersionInForce, versionInForce } from './version-in-force.ts'

/** How a policy stood: its version in force, null where the account did not use it, or in words why that is unknown. */
export type Stood = VersionInForce | string | null

/**
 * How managed policies of AWS stood on the night before; that night is read when the first is asked for. A night holds
 * those of them that the account uses, so that one which it lacks was in no use, if it would have said so.
 */
export function stoodBefore(nightBefore: () => AccountView | null): (policyArn: string) => Stood {
  const opened = once(() => {
    const night = nightBefore()
    return night && { night, held: new Map(policyHolders(night).map((one) => [one.arn, one])) }
  })
  return (policyArn) => {
    const before = opened()
    if (before === null) return 'the history has no night before'
    const { night, held } = before
    const found = held.get(policyArn)
    if (found?.policy) return versionInForce(night, found.policy) ?? 'the night before does not say its default version'
    const gap = partGap(night, 'aws-policies')
    if (gap !== null) return `of the night before: ${gap.reason}`
    return found === undefined ? null : 'the night before names it, and does not hold it'
  }
}
