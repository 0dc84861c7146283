import { byCodeUnit } from '../model/compare.ts'
import type { Finding } from '../model/finding.ts'
import { SEVERITIES } from '../model/severity.ts'

/** The worst first; of one severity by query, subject, and what tells findings apart. */
export function byFinding(a: Finding, b: Finding): number {
  return (
    (a.severity === b.severity ? 0 : SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity)) ||
    byCodeUnit(a.query, b.query) ||
    byCodeUnit(a.subject.arn, b.subject.arn) ||
    byCodeUnit(a.message, b.message) ||
    byCodeUnit(a.fingerprint, b.fingerprint)
  )
}
