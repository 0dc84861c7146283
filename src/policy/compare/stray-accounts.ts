import { parseArn } from '../../model/arn.ts'
import { byCodeUnit } from '../../model/compare.ts'
import type { Policy } from '../document/policy.ts'

/**
 * Accounts that documents name by ARNs of several partitions: they cannot be one, and which of them the rest of the
 * documents means is not told. A sentence each.
 *
 * @param partition of the documents; null where it is not known
 */
export function strayAccounts(older: Policy, newer: Policy, partition: string | null): readonly string[] {
  const partitions = new Map<string, Set<string>>()
  for (const { principals } of [...older.statements, ...newer.statements]) {
    for (const { kind, name, text } of principals?.named ?? []) {
      const written = kind === 'account' ? (parseArn(text)?.partition ?? partition) : null
      if (written !== null) partitions.set(name, (partitions.get(name) ?? new Set()).add(written))
    }
  }
  return [...partitions]
    .filter(([, { size }]) => size > 1)
    .map(
      ([account, found]) =>
        `account ${account} is named in several partitions: ${[...found].sort(byCodeUnit).join(', ')}`,
    )
}
