import type { AccountView } from '../../../model/account.ts'
import type { Role } from '../../../model/entity.ts'
import { readTrust } from './trust-reading.ts'

/** Why a role's trust policy does not say all whom it lets in, or null where it does. */
export function trustGap(account: AccountView, role: Role): string | null {
  return readTrust(account, role).gap
}
