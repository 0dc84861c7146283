import type { Finding } from '../model/finding.ts'
import { decidesOn, type Verdict } from '../model/verdict.ts'
import type { Query } from '../queries/query.ts'
import type { Found } from './found.ts'

/** What one query found on a night, and whom it left open. */
export interface Judged {
  readonly query: Query
  readonly found: readonly Found[]
  readonly verdict: Verdict
}

/**
 * What was found on an earlier night and is gone tonight, query by query. Of whom tonight leaves open nothing is known.
 *
 * @param tonight of the same queries, in the same order
 */
export function fixedSince(
  then: readonly Judged[],
  tonight: readonly Judged[],
): readonly Pick<Judged, 'query' | 'found'>[] {
  return then.map(({ query, found }, index) => {
    const now = tonight[index]?.verdict
    const still = new Set(now?.found)
    const isGone = ({ fingerprint, subject }: Found) =>
      now !== undefined && !still.has(fingerprint) && decidesOn(now, subject.arn)
    return { query, found: found.filter(isGone) }
  })
}

/**
 * A finding of an earlier night as one that is gone, its age counted to tonight.
 *
 * @param later how many nights came after that one, tonight included
 */
export function asFixed(finding: Finding, later: number): Finding {
  const { firstSeen } = finding
  return { ...finding, firstSeen: { ...firstSeen, nights: firstSeen.nights + later }, state: 'fixed' }
}
