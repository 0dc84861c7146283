import type { DocumentText } from '../model/document.ts'
import { readPolicyJson } from '../policy/document/read-policy.ts'
import { type Draft, refusal, type Step, withDocument } from './draft.ts'

/** What a document is for: a role's trust, or what somebody may do. */
type Purpose = 'trust' | 'permissions'

/**
 * Takes a planned document into the draft.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html}
 *
 * @throws RolecallError INPUT where AWS would refuse it as malformed
 */
export function takeDocument(step: Step, text: DocumentText, purpose: Purpose): Draft {
  const draft = text.parsed ? withDocument(step.draft, text) : step.draft
  const flaw = text.parsed ? flawOf(draft.documents.get(text.ref)?.json, purpose) : 'no JSON object'
  if (flaw === null) return draft
  const wanted = purpose === 'trust' ? 'a trust policy' : 'a policy of permissions'
  throw refusal(step, wanted, `${flaw} (MalformedPolicyDocument)`)
}

function flawOf(json: unknown, purpose: Purpose): string | null {
  const { statements, undecidable } = readPolicyJson(json)
  if (undecidable !== null) return `one that cannot be read: ${undecidable}`
  if (statements.length === 0) return 'one without statements'
  for (const { index, effect, principals, resources } of statements) {
    const statement = `statement ${index}`
    if (effect === null) return `${statement} with an Effect that is neither Allow nor Deny`
    if (purpose === 'trust' && principals === null) return `${statement} without a Principal`
    if (purpose === 'trust' && resources !== null) return `${statement} with a Resource`
    if (purpose === 'permissions' && principals !== null) return `${statement} with a Principal`
    if (purpose === 'permissions' && resources === null) return `${statement} without a Resource`
  }
  return null
}
