import type { Finding } from '../model/finding.ts'
import type { Rows } from '../model/rows.ts'

/** Findings for a terminal: who, what, and since when, in a few columns. */
export function auditTable(findings: readonly Finding[]): Rows {
  return {
    columns: ['severity', 'subject', 'finding', 'query', 'state', 'since'],
    rows: findings.map(
      ({ severity, subject, message, query, state, firstSeen, waived }) =>
        new Map([
          ['severity', severity],
          ['subject', subject.kind === 'waiver' ? subject.arn : `${subject.kind}/${subject.name}`],
          ['finding', message],
          ['query', query],
          ['state', waived === null ? state : `waived until ${waived.expires}`],
          ['since', `${firstSeen.exact ? '' : 'at least '}${firstSeen.at.slice(0, 10)}`],
        ]),
    ),
  }
}
