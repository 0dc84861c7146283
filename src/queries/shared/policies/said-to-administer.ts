import type { Policy } from '../../../policy/document/policy.ts'
import { once } from '../../../util/once.ts'
import type { Params, QueryContext } from '../../query.ts'
import { administration } from './administration.ts'
import { everythingIn } from './everything.ts'
import type { FoundPolicy } from './found-policy.ts'

/**
 * Tells which policies make administrators without a condition. The queries about administrators name each, and to name
 * each of its permissions again would say nothing new; so what they leave unknown is not among them.
 */
export function saidToAdminister({
  account,
  actions,
}: Pick<QueryContext<Params>, 'account' | 'actions'>): (found: FoundPolicy) => boolean {
  const everything = once(() => everythingIn(account, actions()))
  return ({ policy, isAttached }) => {
    if (typeof isAttached !== 'boolean') return false
    let known = JUDGED.get(policy)
    if (known === undefined) {
      JUDGED.set(policy, (known = administration(policy, everything()).decision === 'allowed'))
    }
    return known
  }
}

const JUDGED = new WeakMap<Policy, boolean>()
