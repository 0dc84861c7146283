import type { AuditSummary } from '../model/audit-report.ts'
import type { Finding } from '../model/finding.ts'
import { SEVERITIES, type Severity } from '../model/severity.ts'

/** Counts findings. */
export function summaryOf(findings: readonly Finding[]): AuditSummary {
  const fixed = findings.filter(({ state }) => state === 'fixed')
  const waived = findings.filter(({ state, waived: by }) => state !== 'fixed' && by !== null)
  const open = findings.filter(isOpen)
  const count = (state: Finding['state']) => open.filter((finding) => finding.state === state).length
  return {
    bySeverity: severities((severity) => open.filter((finding) => finding.severity === severity).length),
    byState: { new: count('new'), persisting: count('persisting'), reopened: count('reopened') },
    fixed: fixed.length,
    waived: waived.length,
  }
}

/** Whether a finding asks somebody to act: it is there, and nobody answers for it. */
export function isOpen({ state, waived }: Finding): boolean {
  return state !== 'fixed' && waived === null
}

function severities(count: (severity: Severity) => number): AuditSummary['bySeverity'] {
  const [critical, high, medium, low, info] = SEVERITIES.map(count)
  return { critical: critical ?? 0, high: high ?? 0, medium: medium ?? 0, low: low ?? 0, info: info ?? 0 }
}
