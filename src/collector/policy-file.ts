import type { Readable } from 'node:stream'

import { RolecallError } from '../model/error.ts'
import { memberOf } from '../util/members.ts'
import { readDocument } from './document.ts'
import { parseJson } from './parse-json.ts'
import { readSavedFile } from './saved-file.ts'

/** A file with a policy document in it, or several. */
export interface PolicyFile {
  /** As it is shown: `stdin` for `-`. */
  readonly name: string
  readonly json: unknown
}

/**
 * Reads a file of policy documents, gzipped or not.
 *
 * @param name path, or `-` for `stdin`
 * @throws RolecallError INPUT where it cannot be read, is not JSON, or says something that JSON would lose
 */
export async function readPolicyFile(name: string, stdin: Readable): Promise<PolicyFile> {
  const file = await readSavedFile(name, stdin)
  const json = parseJson(file, 'Expected a policy document, such as `aws iam get-policy-version` prints it.')
  const whole = readDocument(`{"file":${file.bytes.toString()}}`)
  if (whole?.raw === null) return { name: file.name, json }
  throw new RolecallError(
    'INPUT',
    `${file.name}: a key stands twice in one object, or a number is one that JSON rounds`,
    {
      hint: '`rolecall policy check` says where. Which of them counts is not defined, so nothing was answered.',
    },
  )
}

/**
 * The documents in a file: one, or a list; bare, or in what the AWS CLI prints around them (`PolicyVersion.Document`,
 * `PolicyDocument`, `Policy`, `Policies[].Content`), as JSON or as text.
 *
 * @throws RolecallError INPUT naming the place where none was found
 */
export function documentsIn({ name, json }: PolicyFile): readonly object[] {
  const list: readonly unknown[] = Array.isArray(json) ? json : (listIn(json) ?? [json])
  return list.map((item, index) => {
    const document = unwrapped(item)
    if (document !== null) return document
    const place = Array.isArray(json) ? `$[${index}]` : listIn(json) ? `$.Policies[${index}]` : '$'
    throw new RolecallError('INPUT', `${name}: no policy document\n  at ${place}: expected an object with a Statement`)
  })
}

function listIn(json: unknown): readonly unknown[] | null {
  const policies = memberOf(json, 'Policies')
  return Array.isArray(policies) ? policies : null
}

const WRAPPERS = [
  'PolicyVersion',
  'Document',
  'PolicyDocument',
  'AssumeRolePolicyDocument',
  'Role',
  'Policy',
  'Content',
]

function unwrapped(value: unknown, depth = 0): object | null {
  if (typeof value === 'string') return unwrappedText(value, depth)
  if (typeof value !== 'object' || value === null) return null
  if (memberOf(value, 'Statement') !== undefined) return value
  if (depth > 3) return null
  for (const wrapper of WRAPPERS) {
    const inner = memberOf(value, wrapper)
    const found = inner === undefined ? null : unwrapped(inner, depth + 1)
    if (found !== null) return found
  }
  return null
}

/** The SDK leaves documents percent-encoded; Organizations and S3 give them as JSON in a text. */
function unwrappedText(text: string, depth: number): object | null {
  try {
    const json: unknown = JSON.parse(/^\s*[{[]/.test(text) ? text : decodeURIComponent(text))
    return typeof json === 'string' ? null : unwrapped(json, depth + 1)
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof URIError) return null
    throw error
  }
}
