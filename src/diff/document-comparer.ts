import type { DocumentRef } from '../model/document.ts'
import type { Cell } from '../model/rows.ts'
import type { ActionTable } from '../policy/action/table.ts'
import { comparePolicies } from '../policy/compare/compare-policies.ts'
import type { Witness } from '../policy/compare/comparison.ts'
import { normalForm } from '../policy/document/normal-form.ts'
import type { Policy, PolicyStatement } from '../policy/document/policy.ts'
import { readPolicy } from '../policy/document/read-policy.ts'
import type { Effect } from './change.ts'
import type { Night } from './input.ts'

/** What an edit of a document does, and a request that shows it. */
export interface EditOfDocument {
  readonly effect: Effect
  readonly witness: Cell
}

/** Compares a document of the earlier night with one of the later; each pair once. */
export type CompareDocuments = (before: DocumentRef, after: DocumentRef) => EditOfDocument

/**
 * @param actions asked only where two documents are not the same but for spelling
 * @param laterArn what the later night calls a user of the earlier one, by ARN: a trust policy holds on to a user who is
 * renamed, and shows the new ARN
 */
export function documentComparer(
  from: Night,
  to: Night,
  actions: () => ActionTable,
  laterArn: (arn: string) => string,
): CompareDocuments {
  const compared = new Map<string, EditOfDocument>()
  const compare: CompareDocuments = (before, after) => {
    const [old, now] = [from.document(before), to.document(after)]
    if (normalForm(old, from.snapshot.partition) === normalForm(now, to.snapshot.partition)) return SAME
    const { effect, witness } = comparePolicies(
      underLaterNames(readPolicy(old), laterArn),
      readPolicy(now),
      actions(),
      {
        partition: to.snapshot.partition,
        account: to.snapshot.account,
        isRecorded: true,
      },
    )
    return { effect, witness: witness && cellOf(witness) }
  }
  return (before, after) => {
    if (before === after) return SAME
    const pair = JSON.stringify([before, after])
    const known = compared.get(pair) ?? compare(before, after)
    compared.set(pair, known)
    return known
  }
}

/** {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids} */
function underLaterNames(policy: Policy, laterArn: (arn: string) => string): Policy {
  const statements = policy.statements.map((statement): PolicyStatement => {
    const { principals } = statement
    if (principals === null) return statement
    const named = principals.named.map((one) => (one.kind === 'principal' ? { ...one, name: laterArn(one.name) } : one))
    return { ...statement, principals: { ...principals, named } }
  })
  return { ...policy, statements }
}

const SAME: EditOfDocument = { effect: 'equal', witness: null }

function cellOf(witness: Witness): Cell {
  return { ...witness, caller: witness.caller && { ...witness.caller } }
}
