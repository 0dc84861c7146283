import { byCodeUnit } from '../model/compare.ts'
import type { Evidence } from '../model/evidence.ts'
import { groupBy } from '../util/group-by.ts'
import type { Judged } from './fixed.ts'
import type { Found } from './found.ts'

/** Findings that say no more than others do, by fingerprint. */
export interface Doubles {
  /** Those to leave out. */
  readonly said: ReadonlySet<string>
  /** Of those that stay beside them, the queries whose findings they stand for, sorted. */
  readonly also: ReadonlyMap<string, readonly string[]>
}

/**
 * Finds what is said twice about one subject, as the queries tell of each other.
 *
 * @param mayStandFor whether a finding may stand for another, by their fingerprints
 */
export function doublesIn(
  judged: readonly Pick<Judged, 'query' | 'found'>[],
  mayStandFor: (stays: string, other: string) => boolean,
): Doubles {
  const sayers = sayersOf(judged, mayStandFor)
  const also = new Map<string, Set<string>>()
  for (const [double, one] of sayers) {
    for (const last of lastSayers(double, sayers)) also.set(last, (also.get(last) ?? new Set()).add(one.query))
  }
  return {
    said: new Set(sayers.keys()),
    also: new Map(Array.from(also, ([fingerprint, names]) => [fingerprint, [...names].toSorted(byCodeUnit)])),
  }
}

/** A finding that others say as well. */
interface Said {
  readonly query: string
  /** Their fingerprints. */
  readonly by: readonly string[]
}

function sayersOf(
  judged: readonly Pick<Judged, 'query' | 'found'>[],
  mayStandFor: (stays: string, other: string) => boolean,
): ReadonlyMap<string, Said> {
  const wanted = new Set(judged.flatMap(({ query }) => query.saidBy ?? []))
  const wantedFindings = judged.flatMap(({ query, found }) => (wanted.has(query.name) ? found : []))
  const about = groupBy(wantedFindings, ({ query, subject }) => `${query} ${subject.arn}`)
  const sayers = new Map<string, Said>()
  for (const { query, found } of judged) {
    const { name, saidBy = [], saidOf = 'subject' } = query
    for (const finding of saidBy.length === 0 ? [] : found) {
      const by = saidBy
        .flatMap((other) => about.get(`${other} ${finding.subject.arn}`) ?? [])
        .filter((other) => mayStandFor(other.fingerprint, finding.fingerprint))
        .filter((other) => agrees(finding, other) && (saidOf === 'subject' || restsOnAll(other, finding)))
      if (by.length > 0) sayers.set(finding.fingerprint, { query: name, by: by.map(({ fingerprint }) => fingerprint) })
    }
  }
  return sayers
}

/** Whether two say the same in each column that tells both apart, and in which both say something. */
function agrees(finding: Found, other: Found): boolean {
  return [...finding.identity].every(([column, said]) => [said, undefined, 'null'].includes(other.identity.get(column)))
}

/** Whether a finding rests on every statement that gives what another finds. */
function restsOnAll(finding: Found, other: Found): boolean {
  const own = new Set(finding.evidence.flatMap(statementIn))
  const wanted = other.evidence.flatMap(statementIn)
  return wanted.length > 0 && wanted.every((statement) => own.has(statement))
}

function statementIn(item: Evidence): readonly string[] {
  return item.kind === 'statement' && item.effect !== 'Deny'
    ? [JSON.stringify([item.policyArn, item.policyName, item.statement])]
    : []
}

/** Those that say a finding, and are said by none. */
function lastSayers(fingerprint: string, sayers: ReadonlyMap<string, Said>): readonly string[] {
  const said = sayers.get(fingerprint)
  return said === undefined ? [fingerprint] : said.by.flatMap((by) => lastSayers(by, sayers))
}
