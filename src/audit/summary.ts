import type { AuditSummary } from '../model/audit-report.ts'
import type { Finding } from '../model/finding.ts'

/** Counts findings. */
export function summaryOf(findings: readonly Finding[]): AuditSummary {
  const bySeverity = { critical: 0, high: 0, medium: 0, low: 0, info: 0 }
  const byState = { new: 0, persisting: 0, reopened: 0 }
  let [fixed, waived] = [0, 0]
  for (const { severity, state, waived: by } of findings) {
    if (state === 'fixed') {
      fixed += 1
    } else if (by === null) {
      bySeverity[severity] += 1
      byState[state] += 1
    } else {
      waived += 1
    }
  }
  return { bySeverity, byState, fixed, waived }
}

/** Whether a finding asks somebody to act: it is there, and nobody answers for it. */
export function isOpen({ state, waived }: Finding): boolean {
  return state !== 'fixed' && waived === null
}
