import type { Finding } from '../model/finding.ts'
import { decidesOn } from '../model/verdict.ts'
import type { AuditedNight } from './ages.ts'
import type { Found } from './found.ts'

/** By fingerprint, the latest of the nights before that is known not to have a finding. */
export type Absences = ReadonlyMap<string, string>

/**
 * Tells whether a finding may stand for another that says no more, by their fingerprints: what is there for what is there,
 * what is fixed for what is fixed. It does not where somebody answers for it alone, nor for what came up while it was there
 * already: whoever read it, or waived it, has not read that.
 */
export function standing(findings: readonly Finding[], absences: Absences): (stays: string, other: string) => boolean {
  const known = new Map(findings.map((finding) => [finding.fingerprint, finding]))
  return (stays, other) => {
    const [first, second] = [known.get(stays), known.get(other)]
    if (first === undefined || second === undefined) return false
    if ((first.state === 'fixed') !== (second.state === 'fixed')) return false
    return (first.waived === null || second.waived !== null) && !isLater(second, first, absences)
  }
}

/** Whether a finding is known to be gone on a night on which another is known to be there. */
function isLater(finding: Finding, other: Finding, absences: Absences): boolean {
  const gone = absences.get(finding.fingerprint)
  const otherGone = absences.get(other.fingerprint)
  if (gone === undefined || other.firstSeen.at > gone) return false
  return otherGone === undefined || otherGone < gone
}

/** When each of one query's findings was last known to be gone. */
export function absencesOf(found: readonly Found[], earlier: readonly AuditedNight[]): Absences {
  const sought = new Map(found.map(({ fingerprint, subject }) => [fingerprint, subject.arn]))
  const absences = new Map<string, string>()
  for (const { takenAt, verdict } of earlier.toReversed()) {
    if (verdict === null) continue
    const has = new Set(verdict.found)
    for (const [fingerprint, arn] of sought) {
      if (has.has(fingerprint) || !decidesOn(verdict, arn)) continue
      absences.set(fingerprint, takenAt)
      sought.delete(fingerprint)
    }
  }
  return absences
}
