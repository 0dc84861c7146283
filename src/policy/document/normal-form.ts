import type { PolicyDocument } from '../../model/document.ts'
import { isObject } from './canonical-json.ts'
import { normaliseDocument } from './normalise.ts'

/**
 * A recorded document's normal form as text: equal texts, equal meaning. A text that does not parse, gives a key twice
 * or holds a number that JSON rounds is equal only to itself.
 *
 * @param partition the partition of the account that holds the document
 */
export function normalForm(document: PolicyDocument, partition = 'aws'): string {
  return document.parsed && document.raw === null
    ? normalFormOfJson(document.json, partition)
    : JSON.stringify(document.raw ?? document.body)
}

/**
 * The normal form, as text, of a document that was parsed without loss.
 *
 * @example normalFormOfJson({ Statement: { Effect: 'Deny', Action: 'IAM:*' } }) === normalFormOfJson({ Statement: [{ Action: ['iam:*'], Effect: 'Deny' }] }) // true
 */
export function normalFormOfJson(json: unknown, partition = 'aws'): string {
  if (!isObject(json)) return `not a document: ${JSON.stringify(json)}`
  const { version, statements, unknown } = normaliseDocument(json, partition)
  return `{"version":${JSON.stringify(version)},"statements":[${statements.join()}],"unknown":${JSON.stringify(unknown)}}`
}
