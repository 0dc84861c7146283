import type { Params, QueryContext } from '../../query.ts'
import type { WayIn } from './way-in.ts'

/** Ways in from accounts that are neither this one nor known; from everybody, too. */
export function isForeign({ account: { snapshot } }: QueryContext<Params>, known: readonly string[]) {
  return ({ kind, account }: WayIn): boolean => {
    if (kind === 'public' || kind === 'everyone-but') return true
    const isOfAccount = kind === 'account' || kind === 'principal'
    return isOfAccount && account !== snapshot.account && !known.includes(account ?? '')
  }
}
