import type { AccountView } from '../model/account.ts'
import type { ActionTable } from '../policy/action/table.ts'
import type { Policy } from '../policy/document/policy.ts'
import type { Access } from './access.ts'
import { heldPolicies } from './held-policies.ts'

/** What access is judged from: a night, AWS's actions, and what the user gave of what IAM data cannot show. */
export interface AccessInput {
  readonly account: AccountView
  readonly actions: () => ActionTable
  /** Service control policies, a level (root, unit, account) an entry: those attached to it. */
  readonly scps?: readonly (readonly Policy[])[]
  /** The policies of resources. */
  readonly resourcePolicies?: readonly Policy[]
  /** Whether the account manages its organisation, so that SCPs do not bind it. */
  readonly isManagementAccount?: boolean
}

/** Access in one night. */
export function openAccess({ account }: AccessInput): Access {
  return { held: heldPolicies(account), can: undefined as never, whoCan: undefined as never }
}
