import type { AuditReport, AuditRule } from '../../../src/model/audit-report.ts'
import type { Finding } from '../../../src/model/finding.ts'

export const OVEN = 'arn:aws:iam::123456789012:role/kitchen/oven'

/** A finding about an oven, with what a case says otherwise. */
export function findingOf(over: Partial<Finding> = {}): Finding {
  return {
    query: 'role-unused',
    severity: 'medium',
    subject: { kind: 'role', arn: OVEN, id: 'AROAOVEN', name: 'oven' },
    message: 'stands cold for 90 days',
    evidence: [{ kind: 'attribute', of: OVEN, name: 'RoleLastUsed', value: null }],
    remediation: 'Ask its owner.',
    fingerprint: '0123456789abcdef0123456789abcdef',
    also: [],
    firstSeen: { at: '2026-11-01T02:00:00Z', exact: true, nights: 3 },
    state: 'new',
    waived: null,
    ...over,
  }
}

export const WAIVED = { reason: 'summer oven', owner: 'ada', expires: '2026-12-31' }

/** A report of findings; its rules are those of their queries, and what a case adds. */
export function reportOf(findings: readonly Finding[], over: Partial<AuditReport> = {}): AuditReport {
  const names = [...new Set(['role-unused', ...findings.map(({ query }) => query)])]
  return {
    snapshot: { id: 1, account: '123456789012', takenAt: '2026-11-21T02:00:00Z' },
    findings,
    summary: {
      bySeverity: { critical: 0, high: 0, medium: findings.length, low: 0, info: 0 },
      byState: { new: findings.length, persisting: 0, reopened: 0 },
      fixed: 0,
      waived: 0,
    },
    unknown: [],
    unanswered: [],
    invariants: [],
    rules: names.map(ruleOf),
    ...over,
  }
}

export function ruleOf(name: string): AuditRule {
  return {
    name,
    title: `What ${name} looks for`,
    severity: 'medium',
    theme: 'activity',
    remediation: 'Ask its owner.',
    references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html'],
  }
}
