import type { AccountView } from '../../../model/account.ts'
import { once } from '../../../util/once.ts'

/** Tells the unique id of a managed policy, user, group or role of a night by its ARN; null for one that it lacks. */
export function idsOf(account: AccountView): (arn: string) => string | null {
  const ids = once(() => {
    const all = [...account.managedPolicies(), ...account.groups(), ...account.roles(), ...account.users()]
    return new Map(all.map(({ arn, id }) => [arn, id]))
  })
  return (arn) => ids().get(arn) || null
}
