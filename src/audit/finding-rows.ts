import type { Finding } from '../model/finding.ts'
import type { Cell, Row, Rows } from '../model/rows.ts'

/** Findings as rows, one each: for spreadsheets, and for whatever shows rows. */
export function findingRows(findings: readonly Finding[]): Rows {
  return { columns: COLUMNS, rows: rowsOf(findings) }
}

/** One by one, since a format may ask for none of them. */
function* rowsOf(findings: readonly Finding[]): Generator<Row, void, undefined> {
  for (const finding of findings) yield rowOf(finding)
}

const COLUMNS = [
  'query',
  'severity',
  'state',
  'subjectKind',
  'subjectArn',
  'subjectId',
  'subjectName',
  'message',
  'firstSeenAt',
  'firstSeenExact',
  'nights',
  'waivedUntil',
  'waivedBy',
  'waivedReason',
  'remediation',
  'fingerprint',
  'evidence',
  'also',
] as const

function rowOf(finding: Finding): Row {
  const { query, severity, state, subject, message, firstSeen, waived, remediation, fingerprint, also, evidence } =
    finding
  const cells: Readonly<Record<(typeof COLUMNS)[number], Cell>> = {
    query,
    severity,
    state,
    subjectKind: subject.kind,
    subjectArn: subject.arn,
    subjectId: subject.id,
    subjectName: subject.name,
    message,
    firstSeenAt: firstSeen.at,
    firstSeenExact: firstSeen.exact,
    nights: firstSeen.nights,
    waivedUntil: waived?.expires ?? null,
    waivedBy: waived?.owner ?? null,
    waivedReason: waived?.reason ?? null,
    remediation,
    fingerprint,
    evidence,
    also,
  }
  const row = new Map<string, Cell>()
  for (const column of COLUMNS) row.set(column, cells[column])
  return row
}
