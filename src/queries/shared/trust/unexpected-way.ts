import type { Params, QueryContext } from '../../query.ts'
import type { WayIn } from './way-in.ts'

/**
 * Ways in that nobody expects: of everybody, other accounts, services and OIDC providers, unless they are named as
 * expected, by account id or as the trust policy has them. The account's own users, roles and SAML providers are.
 */
export function isUnexpected({ account: { snapshot } }: QueryContext<Params>, expected: readonly string[]) {
  return ({ kind, trusted, account, text }: WayIn): boolean => {
    if (kind === 'deleted' || expected.includes(trusted) || expected.includes(text)) return false
    const isOfAccount = kind === 'account' || kind === 'principal'
    if (isOfAccount && expected.includes(account ?? '')) return false
    return kind === 'oidc-provider' || account !== snapshot.account
  }
}

/** The parameter of queries about those that nobody expects. */
export const EXPECTED = {
  type: 'list',
  default: [],
  describe: 'who may: account ids, ARNs of users, roles and providers, services such as cloudformation.amazonaws.com',
} as const
