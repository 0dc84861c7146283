import type { Readable } from 'node:stream'

import { readDocument } from '../collector/document.ts'
import { readSavedFile } from '../collector/saved-file.ts'
import type { PolicyDocument } from '../model/document.ts'
import { RolecallError } from '../model/error.ts'
import { documentIn } from '../policy/check/document-in.ts'
import type { Comparison } from '../policy/compare/comparison.ts'
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
 * @throws RolecallError INPUT where a file cannot be read or holds no JSON object; USAGE where both are `stdin`, or the
 *   account is none
 */
export async function comparePolicyFiles({ older, newer, stdin, account }: CompareFilesRequest): Promise<Comparison> {
  if (older === '-' && newer === '-')
    throw new RolecallError('USAGE', 'policy compare: expected one document from stdin at most, found two')
  if (account !== undefined && !/^\d{12}$/.test(account))
    throw new RolecallError('USAGE', `--account: expected an account id, found ${JSON.stringify(account)}`)
  const [old, now] = [await readFile(older, stdin), await readFile(newer, stdin)]
  return compareDocuments(old, now, { account: account ?? null })
}

async function readFile(file: string, stdin: Readable): Promise<PolicyDocument> {
  const { bytes, name } = await readSavedFile(file, stdin)
  const document = readDocument(documentIn(bytes.toString()).text)
  if (!document?.parsed)
    throw new RolecallError('INPUT', `${name}: at $: expected a policy document, found no JSON object`)
  const json: unknown = JSON.parse(document.body)
  return { ...document, json }
}
