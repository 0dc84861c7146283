import type { Finding } from '../model/finding.ts'
import type { Evidence } from '../model/evidence.ts'
import type { Row } from '../model/rows.ts'
import type { Query } from '../queries/query.ts'
import { sha256Hex } from '../util/hash.ts'
import { messageOf } from './message.ts'
import { subjectOf } from './subject.ts'

/** A finding of one night, before anything is known of other nights. */
export type Found = Omit<Finding, 'firstSeen' | 'state' | 'waived'>

/**
 * The rows of a finding query as findings.
 *
 * @param account the account's own ARN, for rows that name nobody
 */
export function foundIn(query: Query, rows: Iterable<Row>, account: string): readonly Found[] {
  const met = new Map<string, number>()
  return Array.from(rows, (row) => {
    const subject = subjectOf(query, row, account)
    const identity = JSON.stringify([query.name, subject.arn, ...(query.identity ?? []).map((name) => row.get(name))])
    const times = met.get(identity) ?? 0
    met.set(identity, times + 1)
    return {
      query: query.name,
      severity: query.severity,
      subject,
      message: messageOf(query, row),
      evidence: evidenceOf(row),
      remediation: query.remediation,
      fingerprint: fingerprint(times === 0 ? identity : `${identity}${times}`),
    }
  })
}

/** Half a SHA-256: the same for the same thing found about the same subject, on whatever night. */
function fingerprint(identity: string): string {
  return sha256Hex(identity).slice(0, 32)
}

function evidenceOf(row: Row): readonly Evidence[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every query's rows carry their evidence in this column
  return (row.get('evidence') ?? []) as unknown as readonly Evidence[]
}
