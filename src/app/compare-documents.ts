import type { PolicyDocument } from '../model/document.ts'
import { comparePolicies, type ComparisonOptions } from '../policy/compare/compare-policies.ts'
import type { Comparison } from '../policy/compare/comparison.ts'
import { normalForm } from '../policy/document/normal-form.ts'
import { readPolicy } from '../policy/document/read-policy.ts'
import { loadActionTable } from './action-table.ts'

/**
 * What replacing one recorded policy document by another does, in effect; see {@link Comparison}. Two that differ in
 * spelling alone are equal, even where nobody can say what they do.
 *
 * @example
 * const { document } = readAccount(db, night.id)
 * const { effect, witness } = compareDocuments(document(before), document(after), { account: night.account })
 */
export function compareDocuments(
  older: PolicyDocument,
  newer: PolicyDocument,
  options: ComparisonOptions = {},
): Comparison {
  const partition = options.partition ?? undefined
  if (normalForm(older, partition) === normalForm(newer, partition)) return SAME
  return comparePolicies(readPolicy(older), readPolicy(newer), loadActionTable(), options)
}

const SAME: Comparison = { effect: 'equal', witness: null, undecided: [], unknownActionsOnly: false }
