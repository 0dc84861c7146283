import type { Finding } from './finding.ts'
import type { Part } from './part.ts'
import type { Severity } from './severity.ts'
import type { SnapshotInfo } from './snapshot.ts'

/** What an audit says of a night: what every format of it is made from. */
export interface AuditReport {
  readonly snapshot: Pick<SnapshotInfo, 'id' | 'account' | 'takenAt'>
  /** The worst first. */
  readonly findings: readonly Finding[]
  readonly summary: AuditSummary
  /** What the findings leave open, whichever query would need it. */
  readonly unknown: readonly {
    readonly part: Part
    readonly reason: string
    readonly subjects: 'all' | readonly string[]
  }[]
  /** Queries that the night could not answer at all, and why. */
  readonly unanswered: readonly { readonly query: string; readonly reason: string }[]
  /** Promises about the account, in the order of their file. */
  readonly invariants: readonly {
    readonly id: string
    readonly description: string
    readonly outcome: 'proven' | 'refuted' | 'undecided'
  }[]
  /** What was asked, sorted by name. */
  readonly rules: readonly AuditRule[]
}

/** A query as a report explains it. */
export interface AuditRule {
  readonly name: string
  readonly title: string
  readonly severity: Severity
  readonly theme: string
  readonly remediation: string | null
  readonly references: readonly string[]
}

/** How many findings there are: what is waived and what is fixed is counted by itself, not by severity or state. */
export interface AuditSummary {
  readonly bySeverity: Readonly<Record<Severity, number>>
  readonly byState: Readonly<Record<'new' | 'persisting' | 'reopened', number>>
  readonly fixed: number
  readonly waived: number
}
