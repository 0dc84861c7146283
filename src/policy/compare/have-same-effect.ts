import type { ActionTable } from '../action/table.ts'
import type { Policy } from '../document/policy.ts'
import { comparePolicies } from './compare-policies.ts'

/**
 * Whether two policy documents certainly allow the same requests. Nothing is searched that would tell where they differ.
 *
 * @returns false too where it cannot be said
 */
export function haveSameEffect(one: Policy, other: Policy, table: ActionTable): boolean {
  return comparePolicies(one, other, table, { isShown: () => false }).effect === 'equal'
}
