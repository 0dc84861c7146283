import type { DocumentRef, PolicyDocument } from '../../model/document.ts'
import type { Cell } from '../../model/rows.ts'
import type { EditOfDocument } from '../document-comparer.ts'
import type { Night } from '../input.ts'
import type { Nights } from './facet.ts'

/** Two texts of a document, and what the edit does. */
export interface DocumentChange extends EditOfDocument {
  readonly before: Cell
  readonly after: Cell
}

/**
 * How a document differs between two nights.
 *
 * @returns null where nothing changed, or one of the nights does not know the document
 */
export function documentChange(
  before: DocumentRef | null,
  after: DocumentRef | null,
  { from, to, compareDocuments }: Nights,
): DocumentChange | null {
  if (before === null || after === null || before === after) return null
  return { before: documentCell(before, from), after: documentCell(after, to), ...compareDocuments(before, after) }
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
