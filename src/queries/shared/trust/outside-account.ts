import type { Caller } from '../../../policy/caller.ts'
import type { Params, QueryContext } from '../../query.ts'
import type { WayIn } from './way-in.ts'

/** The other account that a way leads in from, and whoever comes by it; null where it is none: the own account is no other. */
export function outsideAccount(
  { kind, account, caller }: WayIn,
  { account: { snapshot } }: QueryContext<Params>,
): { readonly account: string; readonly caller: Caller } | null {
  if (kind !== 'account' && kind !== 'principal') return null
  return account === null || caller === null || account === snapshot.account ? null : { account, caller }
}
