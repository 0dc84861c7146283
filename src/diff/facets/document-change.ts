import type { DocumentRef, PolicyDocument } from '../../model/document.ts'
import type { Cell } from '../../model/rows.ts'
import { normalForm } from '../../policy/document/normal-form.ts'
import type { Effect } from '../change.ts'
import type { Night } from '../input.ts'

/** Two texts of a document, and what can be said about the edit without weighing one against the other. */
export interface DocumentChange {
  readonly before: Cell
  readonly after: Cell
  readonly effect: Effect
}

/**
 * How a document differs between two nights: equal where the normal forms are, else undecided.
 *
 * @returns null where nothing changed, or one of the nights does not know the document
 */
export function documentChange(
  before: DocumentRef | null,
  after: DocumentRef | null,
  from: Night,
  to: Night,
): DocumentChange | null {
  if (before === null || after === null || before === after) return null
  return {
    before: documentCell(before, from),
    after: documentCell(after, to),
    effect: sameMeaning(before, after, from, to) ? 'equal' : 'undecided',
  }
}

/** Whether two documents are known to mean the same; false where one of them is missing. */
export function sameMeaning(before: DocumentRef | null, after: DocumentRef | null, from: Night, to: Night): boolean {
  if (before === null || after === null) return false
  return before === after || form(before, from) === form(after, to)
}

function form(ref: DocumentRef, night: Night): string {
  return normalForm(night.document(ref), night.snapshot.partition)
}

/** A document as it is shown: as JSON, or as its text where JSON would not tell all. */
export function documentCell(ref: DocumentRef | null, night: Night): Cell {
  if (ref === null) return null
  const document = night.document(ref)
  return isShown(document) ? document.json : (document.raw ?? document.body)
}

/** What was parsed from JSON is made of cells and nothing else. */
function isShown(document: PolicyDocument): document is PolicyDocument & { readonly json: Cell } {
  return document.parsed && document.raw === null
}
