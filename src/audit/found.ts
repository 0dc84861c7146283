import type { Finding } from '../model/finding.ts'
import type { Evidence } from '../model/evidence.ts'
import type { Row } from '../model/rows.ts'
import type { Query } from '../queries/query.ts'
import { eachOnce } from '../util/each-once.ts'
import { groupBy } from '../util/group-by.ts'
import { sha256Hex } from '../util/hash.ts'
import { messagesOf } from './message.ts'
import { subjectsOf } from './subject.ts'

/** A finding of one night, before anything is known of other nights. */
export interface Found extends Omit<Finding, 'also' | 'firstSeen' | 'state' | 'waived'> {
  /** What tells it from the query's other findings about its subject: what each column of the identity says, as JSON. */
  readonly identity: ReadonlyMap<string, string>
}

/**
 * The rows of a finding query as findings. Rows that nothing of their identity tells apart are one finding.
 *
 * @param account the account's own ARN, for rows that name nobody
 */
export function foundIn(query: Query, rows: Iterable<Row>, account: string): readonly Found[] {
  const [subjectOf, messageOf, columns] = [subjectsOf(query, account), messagesOf(query), query.identity ?? []]
  const groups = groupBy(
    Array.from(rows, (row) => ({ row, subject: subjectOf(row) })),
    ({ row, subject }) => JSON.stringify([query.name, subject.arn, ...columns.map((name) => row.get(name) ?? null)]),
  )
  const found: Found[] = []
  for (const [identity, [first, ...others]] of groups) {
    if (first === undefined) continue
    const message = messageOf(first.row)
    const evidence = evidenceOf(first.row)
    found.push({
      query: query.name,
      severity: query.severity,
      subject: first.subject,
      message: others.length === 0 ? message : `${message}, and ${others.length} more of the kind`,
      evidence: eachOnce(
        others.length === 0 ? evidence : [...evidence, ...others.flatMap(({ row }) => evidenceOf(row))],
      ),
      remediation: query.remediation,
      fingerprint: fingerprint(identity),
      identity: new Map(columns.map((name) => [name, JSON.stringify(first.row.get(name) ?? null)])),
    })
  }
  return found
}

/** Half a SHA-256: the same for the same thing found about the same subject, on whatever night. */
function fingerprint(identity: string): string {
  return sha256Hex(identity).slice(0, 32)
}

function evidenceOf(row: Row): readonly Evidence[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every query's rows carry their evidence in this column
  return (row.get('evidence') ?? []) as unknown as readonly Evidence[]
}
