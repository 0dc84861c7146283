import type { AuditReport } from '../../model/audit-report.ts'

/** What a report says of whoever made it. */
export interface Producer {
  readonly version: string
}

/** A whole audit in, text out: pure, piece by piece. */
export type AuditRenderer = (report: AuditReport, producer: Producer) => Iterable<string>
