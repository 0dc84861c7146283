import type { Finding } from '../../model/finding.ts'
import { clean } from '../../util/clean.ts'
import { artifactPath } from './artifact-path.ts'
import { sentence } from './said-finding.ts'
import { sarifLevel } from './sarif-level.ts'
import { sarifText } from './sarif-text.ts'

/** Where a result belongs in its run. */
export interface ResultPlace {
  readonly account: string
  /** Of its query among the run's rules; -1 where it is none of them. */
  readonly ruleIndex: number
  /** What the path of its subject is relative to. */
  readonly uriBaseId: string
}

/** A finding as a result. The file and the line are made up; GitHub knows it again by the first fingerprint. */
export function sarifResult(finding: Finding, { account, ruleIndex, uriBaseId }: ResultPlace): object {
  const { query, severity, subject, fingerprint, also, state, waived, firstSeen, evidence, remediation } = finding
  const region = { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 }
  return {
    ruleId: query,
    ruleIndex,
    level: sarifLevel(severity),
    message: { text: sarifText(sentence(finding)) },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: artifactPath(account, subject), uriBaseId }, region },
        logicalLocations: [{ name: clean(subject.name), fullyQualifiedName: subject.arn, kind: 'resource' }],
      },
    ],
    partialFingerprints: { primaryLocationLineHash: `${fingerprint}:1`, 'rolecall/v1': fingerprint },
    baselineState: BASELINE[state],
    suppressions: waived === null ? [] : [suppression(waived)],
    properties: { severity, also, state, firstSeen, subject, remediation, waived, evidence },
  }
}

/** What came back was not there the night before. */
const BASELINE = { new: 'new', reopened: 'new', persisting: 'unchanged', fixed: 'absent' } as const

function suppression({ reason, owner, expires }: NonNullable<Finding['waived']>): object {
  return { kind: 'external', status: 'accepted', justification: clean(`${reason} (${owner}, until ${expires})`) }
}
