import type { AccountView } from '../../../model/account.ts'
import { byArn } from '../../../model/compare.ts'
import type { Principal } from '../../../model/entity.ts'

/** The users and roles under an IAM path, in the order of their ARNs; an empty path is the root. */
export function principalsUnder(account: AccountView, path: string): readonly Principal[] {
  const principals: readonly Principal[] = [...account.users(), ...account.roles()]
  return principals.filter((principal) => (principal.path || '/').startsWith(path)).toSorted(byArn)
}
