import type { Access } from '../../../access/access.ts'
import type { AccountView } from '../../../model/account.ts'
import type { Principal, Role } from '../../../model/entity.ts'
import { once } from '../../../util/once.ts'

/**
 * Users and roles that the trust policy of a role may let in, a few questions being enough to tell that it certainly
 * does not: whoever is not named needs an Allow of the own policies.
 */
export function mayLetIn(access: Access, account: AccountView): (role: Role) => (principal: Principal) => boolean {
  const able = once(() => new Set(access.mayAllow('sts:AssumeRole')))
  return ({ trust }) => {
    const policy = trust === null ? null : access.held.read(trust)
    if (policy === null || policy.undecidable !== null) return () => true
    const sets = policy.statements.flatMap(({ effect, principals }) =>
      effect !== 'Deny' && principals ? [principals] : [],
    )
    const named = sets.flatMap((set) => set.named)
    if (sets.some(({ except }) => except) || named.some(({ kind }) => kind === 'public' || kind === 'unknown'))
      return () => true
    const texts = new Set(named.map(({ name }) => name))
    const sessions = new Set(named.map(({ name }) => /:assumed-role\/([^/]+)\//.exec(name)?.[1]))
    const isAccount = named.some(({ kind, name }) => kind === 'account' && name === account.snapshot.account)
    return (principal) =>
      texts.has(principal.arn) ||
      (principal.kind === 'role' && sessions.has(principal.name)) ||
      (isAccount && able().has(principal))
  }
}
