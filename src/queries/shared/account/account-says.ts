import type { AccountView } from '../../../model/account.ts'
import type { Members } from '../../../model/fact.ts'
import type { Part } from '../../../model/part.ts'
import { accountArn } from '../entities/account-arn.ts'

/**
 * What a part says of the account itself, settings and counters together.
 *
 * @returns null where it says nothing of it, or was not read
 */
export function accountSays(account: AccountView, part: Part): Members | null {
  const arn = accountArn(account.snapshot)
  const fact = account.facts(part).find((one) => one.arn === arn)
  if (fact === undefined || fact.settings === null) return null
  return { ...fact.settings, ...fact.activity }
}

/** The columns that name the account, of a row about it. */
export function accountColumns({ snapshot }: AccountView): { readonly accountArn: string; readonly accountId: string } {
  return { accountArn: accountArn(snapshot), accountId: snapshot.account }
}
