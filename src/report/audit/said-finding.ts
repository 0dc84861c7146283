import type { Finding } from '../../model/finding.ts'
import { clean } from '../../util/clean.ts'

/** Whom a finding is about, as `role/oven`; a waiver's pattern as it is. */
export function subjectText({ subject }: Finding): string {
  return clean(subject.kind === 'waiver' ? subject.arn : `${subject.kind}/${subject.name}`)
}

/** A finding as a sentence with its subject. */
export function sentence(finding: Finding): string {
  return `${subjectText(finding)}: ${clean(finding.message)}`
}

/** Since when something is there: a day, and whether it may be older. */
export function sinceText({ firstSeen }: Finding): string {
  return `${firstSeen.exact ? '' : 'at least '}${firstSeen.at.slice(0, 10)}`
}

/** Who answers for a finding, until when and why; null where nobody does. */
export function waiverText({ waived }: Finding): string | null {
  return waived === null ? null : clean(`waived by ${waived.owner} until ${waived.expires}: ${waived.reason}`)
}
