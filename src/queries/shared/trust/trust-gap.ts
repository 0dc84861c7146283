import type { AccountView } from '../../../model/account.ts'
import type { Role } from '../../../model/entity.ts'
import { parseStatements, type Statement } from '../../../policy/document/parse.ts'

/** Why a role's trust policy does not say all whom it lets in, or null where it does. */
export function trustGap(account: AccountView, { trust }: Role): string | null {
  if (trust === null) return 'its trust policy was not given'
  const { parsed, json } = account.document(trust)
  if (!parsed) return 'its trust policy does not parse'
  return parseStatements(json).every(isWhole) ? null : 'a statement of its trust policy lacks an Effect or Action'
}

function isWhole({ effect, source }: Statement): boolean {
  return effect !== null && (source.has('Action') || source.has('NotAction'))
}
