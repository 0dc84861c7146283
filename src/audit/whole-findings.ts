import type { Finding } from '../model/finding.ts'
import type { Cell, Row, Rows } from '../model/rows.ts'

/** Findings as they are, one a row with its own members: for JSON, which has room for what they are made of. */
export function wholeFindings(findings: readonly Finding[]): Rows {
  return { columns: MEMBERS, rows: rowsOf(findings) }
}

const MEMBERS = [
  'query',
  'severity',
  'subject',
  'message',
  'evidence',
  'remediation',
  'fingerprint',
  'also',
  'firstSeen',
  'state',
  'waived',
] as const satisfies readonly (keyof Finding)[]

function* rowsOf(findings: readonly Finding[]): Generator<Row, void, undefined> {
  for (const finding of findings) {
    const row = new Map<string, Cell>()
    for (const member of MEMBERS) row.set(member, finding[member])
    yield row
  }
}
