import type { ActionTable } from '../action/table.ts'
import type { Finding, Path, PlacedFinding } from './finding.ts'
import { findAll } from './find-all.ts'
import { FINDING_CODES } from './rules.ts'
import { effectOf, type PolicyKind, sidOf, type Subject, subjectOf } from './subject.ts'

/** What a check is told beside the document. */
export interface CheckOptions {
  /** Null where the document tells: see {@link PolicyKind}; one without principals counts as a managed policy. */
  readonly kind: PolicyKind | null
  readonly table: ActionTable
}

/** Where a finding stands in a text, counted from 1. */
export type Place = (path: Path, atName: boolean) => { readonly line: number; readonly column: number } | null

/**
 * What a policy's author should look at, in the document's order. AWS decides in the end what it takes: names are held
 * against its lists of one day.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html}
 *
 * @param text the document's text, which alone tells its length
 * @param json what it says
 */
export function checkPolicy(text: string, json: unknown, { kind, table }: CheckOptions): readonly PlacedFinding[] {
  const subject = subjectOf(text, json, kind, table)
  return placed(findAll(subject), subject, () => null)
}

/** Findings with their severity and the statement they concern. */
export function placed(
  findings: readonly Finding[],
  { statements }: Pick<Subject, 'statements'>,
  place: Place,
): readonly PlacedFinding[] {
  return findings.map(({ code, message, path, atName, found, expected }) => {
    const [first, index] = path
    const number = first === 'Statement' ? (typeof index === 'number' ? index : 0) : null
    const statement = number === null ? undefined : statements.find(({ index }) => index === number)
    const at = place(path, atName === true)
    return {
      code,
      message,
      path,
      found,
      expected,
      severity: FINDING_CODES.get(code)?.severity ?? 'error',
      statement: statement?.index ?? null,
      sid: statement === undefined ? null : sidOf(statement),
      effect: statement === undefined ? null : effectOf(statement),
      line: at?.line ?? null,
      column: at?.column ?? null,
    }
  })
}
