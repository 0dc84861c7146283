import type { Evidence } from './evidence.ts'
import type { Severity } from './severity.ts'

/** How a finding stands to the nights before; `fixed` is one that is gone. */
export const FINDING_STATES = ['new', 'persisting', 'reopened', 'fixed'] as const

/** Something about an account that somebody should look at, and since when it is so. */
export interface Finding {
  /** The query that found it. */
  readonly query: string
  readonly severity: Severity
  readonly subject: {
    readonly kind: string
    readonly arn: string
    readonly id: string | null
    readonly name: string
  }
  /** A sentence without its subject. */
  readonly message: string
  readonly evidence: readonly Evidence[]
  readonly remediation: string | null
  /** Hexadecimal; the same for the same thing found about the same subject, on whatever night. */
  readonly fingerprint: string
  /** Queries that found no more about the subject than this finding says, sorted: theirs are left out beside it. */
  readonly also: readonly string[]
  /** The first judged night that has it, whether it cannot be older, and how many nights ago that is, tonight included. */
  readonly firstSeen: { readonly at: string; readonly exact: boolean; readonly nights: number }
  readonly state: (typeof FINDING_STATES)[number]
  /** Who answers for it, why, and until which day; null where nobody does. */
  readonly waived: { readonly reason: string; readonly owner: string; readonly expires: string } | null
}
