import type { Readable } from 'node:stream'

import { readSavedFile } from '../collector/saved-file.ts'
import { RolecallError } from '../model/error.ts'
import { checkText } from '../policy/check/check-text.ts'
import { documentIn } from '../policy/check/document-in.ts'
import type { FindingSeverity, PlacedFinding } from '../policy/check/finding.ts'
import { POLICY_KINDS, type PolicyKind } from '../policy/check/subject.ts'
import { loadActionTable } from './action-table.ts'

export { pathText } from '../policy/check/path-text.ts'

/** What a user says to `rolecall policy check`; a file `-` is `stdin`. */
export interface CheckRequest {
  readonly files: readonly string[]
  readonly stdin: Readable
  /** A {@link PolicyKind}; where it is missing, every file tells. */
  readonly kind?: string
}

/** What was found, file by file. */
export interface CheckedPolicies {
  /** The day of AWS's lists, ISO 8601. */
  readonly actionsAsOf: string
  readonly findings: readonly (PlacedFinding & { readonly file: string })[]
}

/**
 * Checks policy documents, each in a file of its own, as it is or in an answer of the AWS CLI.
 *
 * @throws RolecallError INPUT where a file cannot be read, USAGE where there is no such kind
 */
export async function checkPolicies({ files, stdin, kind }: CheckRequest): Promise<CheckedPolicies> {
  const asked = kind === undefined ? null : kindOf(kind)
  const table = loadActionTable()
  const findings: (PlacedFinding & { readonly file: string })[] = []
  for (const file of files) {
    const { bytes, name } = await readSavedFile(file, stdin)
    const { text, kind, inPlace } = documentIn(bytes.toString())
    for (const finding of checkText(text, { kind: asked ?? kind, table })) {
      findings.push({ ...finding, ...(inPlace ? {} : { line: null, column: null }), file: name })
    }
  }
  return { actionsAsOf: table.date, findings }
}

function kindOf(word: string): PolicyKind {
  const kind = POLICY_KINDS.find((known) => known === word)
  if (kind !== undefined) return kind
  throw new RolecallError('USAGE', `--kind: expected ${POLICY_KINDS.join(', ')}, found ${JSON.stringify(word)}`)
}

const SEVERITIES: readonly FindingSeverity[] = ['error', 'warning', 'info']

/**
 * Whether a finding is as severe as a word says, or more.
 *
 * @throws RolecallError USAGE where the word is no severity
 */
export function severityFilter(word: string): (severity: FindingSeverity) => boolean {
  const least = SEVERITIES.findIndex((known) => known === word)
  if (least < 0)
    throw new RolecallError('USAGE', `--fail-on: expected ${SEVERITIES.join(', ')}, found ${JSON.stringify(word)}`)
  return (severity) => SEVERITIES.indexOf(severity) <= least
}
