import type { DocumentRef } from '../model/document.ts'
import type { Cell } from '../model/rows.ts'
import type { ActionTable } from '../policy/action/table.ts'
import { comparePolicies } from '../policy/compare/compare-policies.ts'
import type { Witness } from '../policy/compare/comparison.ts'
import { normalForm } from '../policy/document/normal-form.ts'
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

/** @param actions asked only where two documents are not the same but for spelling */
export function documentComparer(from: Night, to: Night, actions: () => ActionTable): CompareDocuments {
  const compared = new Map<string, EditOfDocument>()
  const compare: CompareDocuments = (before, after) => {
    const [old, now] = [from.document(before), to.document(after)]
    if (normalForm(old, from.snapshot.partition) === normalForm(now, to.snapshot.partition)) return SAME
    const { effect, witness } = comparePolicies(readPolicy(old), readPolicy(now), actions(), {
      partition: to.snapshot.partition,
      account: to.snapshot.account,
      isRecorded: true,
    })
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

const SAME: EditOfDocument = { effect: 'equal', witness: null }

function cellOf(witness: Witness): Cell {
  return { ...witness, caller: witness.caller && { ...witness.caller } }
}
