import { type ReferenceRequest, statementsSay } from './reference/statement.ts'

export { referenceDecision, type ReferenceCase } from './reference/decision.ts'

/**
 * What a document says of a request, read from its JSON by the documentation, as slowly and plainly as can be: whatever
 * the engine does is held against it. `undecided` where the documentation leaves it open.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html}
 */
export function referenceDocument(
  document: unknown,
  request: ReferenceRequest,
): 'deny' | 'none' | 'allow' | 'undecided' {
  const says = statementsSay(document, request)
  if (says === null) return 'undecided'
  const applying = says.filter(({ applies }) => applies !== false)
  if (applying.some(({ effect, applies }) => effect === 'Deny' && applies)) return 'deny'
  if (applying.some(({ effect }) => effect !== 'Allow')) return 'undecided'
  if (applying.some(({ applies }) => applies)) return 'allow'
  return applying.length > 0 ? 'undecided' : 'none'
}
