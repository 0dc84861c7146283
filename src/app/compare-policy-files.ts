import type { Readable } from 'node:stream'

import { readDocument } from '../collector/document.ts'
import { readSavedFile } from '../collector/saved-file.ts'
import type { PolicyDocument } from '../model/document.ts'
import { RolecallError } from '../model/error.ts'
import { documentIn } from '../policy/check/document-in.ts'
import type { Comparison } from '../policy/compare/comparison.ts'
import { readPolicy } from '../policy/document/read-policy.ts'
import { compareDocuments } from './compare-documents.ts'

export type { Comparison } from '../policy/compare/comparison.ts'

/** What a user says to `rolecall policy compare`; a file `-` is `stdin`. */
export interface CompareFilesRequest {
  readonly older: string
  readonly newer: string
  readonly stdin: Readable
  /** The account that holds the documents, where that matters. */
  readonly account?: string
}

/**
 * What replacing one policy document by another does, each in a file of its own, as it is or in an answer of the AWS CLI.
 *
 * @throws RolecallError INPUT where a file cannot be read or holds no JSON object, or one document says whom it lets in
 *   and the other is an identity's; USAGE where both are `stdin`, or the account is none
 */
export async function comparePolicyFiles({ older, newer, stdin, account }: CompareFilesRequest): Promise<Comparison> {
  if (older === '-' && newer === '-')
    throw new RolecallError('USAGE', 'policy compare: expected one document from stdin at most, found two')
  if (account !== undefined && !/^\d{12}$/.test(account))
    throw new RolecallError('USAGE', `--account: expected an account id, found ${JSON.stringify(account)}`)
  const [old, now] = [await readFile(older, stdin), await readFile(newer, stdin)]
  refuseOtherKind(old, now)
  return compareDocuments(old.document, now.document, { account: account ?? null })
}

interface DocumentFile {
  readonly name: string
  readonly document: PolicyDocument
}

async function readFile(file: string, stdin: Readable): Promise<DocumentFile> {
  const { bytes, name } = await readSavedFile(file, stdin)
  const document = readDocument(documentIn(bytes.toString()).text)
  if (!document?.parsed)
    throw new RolecallError('INPUT', `${name}: at $: expected a policy document, found no JSON object`)
  const json: unknown = JSON.parse(document.body)
  return { name, document: { ...document, json } }
}

/** What lets callers in and what a caller may do do not stand for one another: an answer would say nothing of the edit. */
function refuseOtherKind(old: DocumentFile, now: DocumentFile): void {
  const [was, is] = [kindOf(old.document), kindOf(now.document)]
  if (was === null || is === null || was === is) return
  throw new RolecallError(
    'INPUT',
    `policy compare: expected two documents of one kind; ${old.name}: ${FOUND[was]}; ${now.name}: ${FOUND[is]}`,
    {
      hint: 'Compare what lets callers in with what lets callers in, and what an identity may do with what one may do.',
    },
  )
}

const FOUND = {
  principals: 'every statement names principals, as in a trust policy or the policy of a resource',
  identity: 'no statement names principals, as in the policy of an identity',
}

/** Null where the statements do not tell: there are none, not all of them say the same, or one cannot be read so far. */
function kindOf(document: PolicyDocument): keyof typeof FOUND | null {
  const { statements } = readPolicy(document)
  if (statements.length === 0) return null
  if (statements.every(({ principals }) => principals !== null)) return 'principals'
  const isIdentitys = statements.every(({ principals, resources }) => principals === null && resources !== null)
  return isIdentitys ? 'identity' : null
}
