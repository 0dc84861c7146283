import type { Finding } from '../model/finding.ts'
import type { Waiver } from '../model/waiver.ts'
import { sha256Hex } from '../util/hash.ts'

/** What waivers are weighed against. */
export interface Waiving {
  /** ISO 8601 UTC: a waiver holds if its last day is not before this one. */
  readonly takenAt: string
  /** Whether a pattern with `*` stands for an ARN. */
  readonly matches: (pattern: string, arn: string) => boolean
  /** Whether there is a query of that name: a waiver of another says nothing of any finding. */
  readonly exists: (query: string) => boolean
  /** Whether the audit judged a query on whomever a pattern stands for: only then is a waiver without a finding idle. */
  readonly judged: (query: string, subject: string) => boolean
}

/** Marks the findings that a waiver in force covers, and adds a finding for each waiver that expired, covers nothing, or is of no query. */
export function waive(findings: readonly Finding[], waivers: readonly Waiver[], waiving: Waiving): readonly Finding[] {
  const inForce = waivers.filter((waiver) => isInForce(waiver, waiving))
  const covers = (waiver: Waiver, { query, subject, fingerprint, state }: Finding) =>
    state !== 'fixed' &&
    waiver.query === query &&
    (waiver.fingerprint === null || waiver.fingerprint === fingerprint) &&
    waiving.matches(waiver.subject, subject.arn)
  const marked = findings.map((finding): Finding => {
    const waiver = inForce.find((candidate) => covers(candidate, finding))
    if (waiver === undefined) return finding
    const { reason, owner, expires } = waiver
    return { ...finding, waived: { reason, owner, expires } }
  })
  const known = waivers.filter(({ query }) => waiving.exists(query))
  const idle = known.filter(
    (waiver) =>
      isInForce(waiver, waiving) &&
      waiving.judged(waiver.query, waiver.subject) &&
      !findings.some((finding) => covers(waiver, finding)),
  )
  return [
    ...marked,
    ...known.filter((waiver) => !isInForce(waiver, waiving)).map((waiver) => expired(waiver, waiving)),
    ...idle.map((waiver) => unmatched(waiver, waiving)),
    ...waivers.filter((waiver) => !known.includes(waiver)).map((waiver) => ofNoQuery(waiver, waiving)),
  ]
}

function isInForce({ expires }: Waiver, { takenAt }: Waiving): boolean {
  return expires >= takenAt.slice(0, 10)
}

function expired(waiver: Waiver, waiving: Waiving): Finding {
  const { query, owner, expires, reason } = waiver
  return about(waiver, waiving, 'waiver-expired', `the waiver of ${query} by ${owner} expired on ${expires}: ${reason}`)
}

function unmatched(waiver: Waiver, waiving: Waiving): Finding {
  const { query, owner, reason } = waiver
  return about(waiver, waiving, 'waiver-unmatched', `the waiver of ${query} by ${owner} covers no finding: ${reason}`)
}

function ofNoQuery(waiver: Waiver, waiving: Waiving): Finding {
  const { query, owner, reason } = waiver
  return about(
    waiver,
    waiving,
    'waiver-of-no-query',
    `the waiver by ${owner} is of ${query}, which is no query: ${reason}`,
  )
}

function about(
  { query, subject, fingerprint }: Waiver,
  { takenAt }: Waiving,
  name: keyof typeof WAIVER_RULES,
  message: string,
): Finding {
  const { severity, remediation } = WAIVER_RULES[name]
  return {
    query: name,
    severity,
    subject: { kind: 'waiver', arn: subject, id: null, name: query },
    message,
    evidence: [],
    remediation,
    fingerprint: sha256Hex(JSON.stringify([name, query, subject, fingerprint])).slice(0, 32),
    also: [],
    firstSeen: { at: takenAt, exact: false, nights: 1 },
    state: 'new',
    waived: null,
  }
}

/** What an audit reports about waivers themselves, beside what its queries find. */
export const WAIVER_RULES = {
  'waiver-expired': {
    title: 'Waivers whose last day is over',
    severity: 'low',
    remediation: 'Mend what it waives, or have its owner agree to a later day.',
  },
  'waiver-of-no-query': {
    title: 'Waivers of a query that does not exist',
    severity: 'low',
    remediation:
      'Write the name as `rolecall query` lists it; of a query or invariant of your own, name its directory or file too.',
  },
  'waiver-unmatched': {
    title: 'Waivers that cover no finding',
    severity: 'info',
    remediation: 'Take it out of the file: what it waived is gone.',
  },
} as const
