import { doublesIn } from '../audit/doubles.ts'
import { standing } from '../audit/stands-for.ts'
import { isOpen, summaryOf } from '../audit/summary.ts'
import { waive, WAIVER_RULES } from '../audit/waive.ts'
import { byFinding } from '../audit/order.ts'
import type { AuditReport, AuditRule } from '../model/audit-report.ts'
import { byKeys } from '../model/compare.ts'
import { RolecallError } from '../model/error.ts'
import type { Finding } from '../model/finding.ts'
import type { Invariant } from '../model/invariant.ts'
import type { Severity } from '../model/severity.ts'
import type { Waiver } from '../model/waiver.ts'
import { matches } from '../policy/pattern/matches.ts'
import { parsePattern } from '../policy/pattern/parse.ts'
import { parseParams } from '../queries/params.ts'
import type { Query } from '../queries/query.ts'
import { invariantQuery } from '../queries/shared/invariants/invariant-query.ts'
import { startUnknowns } from '../queries/unknown.ts'
import type { History } from '../store/index.ts'
import type { ListedQuery } from './answer-query.ts'
import { auditNight, type AuditRequest } from './audit-night.ts'
import { type Choice, chooseQueries, isAtLeast } from './choose-queries.ts'
import type { Judgement } from './judge-night.ts'
import { refuseUnanswered } from './refuse-unanswered.ts'

export { baselineOf } from '../audit/baseline.ts'
export { byPrincipal } from '../audit/by-principal.ts'
export { findingRows } from '../audit/finding-rows.ts'
export { wholeFindings } from '../audit/whole-findings.ts'
export { openVerdicts } from '../store/index.ts'

/** What to audit, with what, and which findings somebody answers for. */
export interface Audit extends Omit<AuditRequest, 'asked'>, Choice {
  /** Every query there is: the canned ones, and the user's own. */
  readonly queries: readonly ListedQuery[]
  /** Parameters of a query, as typed: `key=value`. */
  readonly paramsOf: (query: Query) => readonly string[]
  readonly waivers: readonly Waiver[]
  /** Only findings in one of these states; none: in any. */
  readonly states: readonly Finding['state'][]
  /** Promises about the account, each judged as a query is. */
  readonly invariants: readonly Invariant[]
}

/** A report, and how long each query took, in milliseconds. */
export interface AuditOutcome {
  readonly report: AuditReport
  /** What the report leaves out, since others of it say as much. */
  readonly said: readonly Finding[]
  readonly timing: readonly { readonly query: string; readonly took: number; readonly found: number }[]
}

/**
 * Runs every finding query over one night, and says of each finding since when it is there and who answers for it.
 *
 * @throws RolecallError USAGE where a word chooses no query, or a parameter does not fit; UNANSWERABLE where the night
 * answers no query that was asked
 */
export function audit(db: History, request: Audit): AuditOutcome {
  const { snapshot, waivers, minSeverity, states } = request
  const queries = withInvariants(request.queries, request.invariants)
  const chosen = chooseQueries(queries, request, (query) => request.paramsOf(query).length > 0)
  if (chosen.length === 0) {
    throw new RolecallError('USAGE', 'audit: no query is left to ask', {
      hint: '--only, --skip and --min-severity leave none together; rolecall query lists them all.',
    })
  }
  const asked = chosen.map(({ query }) => {
    const given = request.paramsOf(query)
    return { query, params: parseParams(query, given), isConfigured: given.length > 0 }
  })
  const { findings, absences, judgements, gone } = auditNight(db, { ...request, asked })
  refuseUnanswered(judgements)
  const waived = waive(findings, waivers, {
    takenAt: snapshot.takenAt,
    matches: matchesArn,
    exists: (name) => queries.some(({ query }) => query.name === name),
    judged: judgedOn(judgements),
  })
  const wanted = waived.filter(
    ({ severity, state }) => isAtLeast(severity, minSeverity) && (states.length === 0 || states.includes(state)),
  )
  const { said, also } = doublesIn([...judgements, ...gone], standing(wanted, absences))
  const shown = wanted
    .filter(({ fingerprint }) => !said.has(fingerprint))
    .map((finding) => ({ ...finding, also: also.get(finding.fingerprint) ?? finding.also }))
  return {
    report: {
      snapshot: { id: snapshot.id, account: snapshot.account, takenAt: snapshot.takenAt },
      findings: shown.toSorted(byFinding),
      summary: summaryOf(shown),
      unknown: unknownOf(judgements),
      unanswered: judgements.flatMap(({ query, unanswerable }) =>
        unanswerable === null ? [] : [{ query: query.name, reason: unanswerable.message }],
      ),
      invariants: outcomesOf(request.invariants, judgements),
      rules: rulesOf(chosen, shown),
    },
    said: wanted.filter(({ fingerprint }) => said.has(fingerprint)),
    timing: judgements.map(({ query, took, found }) => ({ query: query.name, took, found: found.length })),
  }
}

function withInvariants(queries: readonly ListedQuery[], invariants: readonly Invariant[]): readonly ListedQuery[] {
  const names = new Set(queries.map(({ query }) => query.name))
  for (const { id } of invariants) {
    if (names.has(id))
      throw new RolecallError('INPUT', `audit: the invariant ${id} has the name of a query or of another invariant`, {
        hint: 'Give it another id, and each file once.',
      })
    names.add(id)
  }
  return [...queries, ...invariants.map((invariant) => ({ theme: 'invariants', query: invariantQuery(invariant) }))]
}

/** What came of each promise: broken by somebody, kept by everyone, or not certain of somebody. */
function outcomesOf(invariants: readonly Invariant[], judgements: readonly Judgement[]): AuditReport['invariants'] {
  return invariants.flatMap(({ id, description }) => {
    const judgement = judgements.find(({ query }) => query.name === id)
    if (judgement === undefined) return []
    const { found, verdict } = judgement
    const isCertain = verdict.isAnswered && verdict.open !== 'all' && verdict.open.size === 0
    return [{ id, description, outcome: found.length > 0 ? 'refuted' : isCertain ? 'proven' : 'undecided' } as const]
  })
}

/** Whether a report has a finding as bad as this, which nobody answers for: what `--fail-on` asks. */
export function fails({ findings }: AuditReport, severity: Severity): boolean {
  return findings.some((finding) => isOpen(finding) && isAtLeast(finding.severity, severity))
}

function matchesArn(pattern: string, arn: string): boolean {
  return pattern === arn || matches(parsePattern(pattern), arn)
}

/** A waiver of a query that this audit leaves out, or that leaves its subject open, may not be idle. */
function judgedOn(judgements: readonly Judgement[]): (query: string, subject: string) => boolean {
  const verdicts = new Map(judgements.map(({ query, verdict }) => [query.name, verdict]))
  return (query, subject) => {
    const verdict = verdicts.get(query)
    if (verdict === undefined) return false
    return verdict.open !== 'all' && ![...verdict.open].some((arn) => matchesArn(subject, arn))
  }
}

/** What any query leaves open, each part and reason once. */
function unknownOf(judgements: readonly Judgement[]): AuditReport['unknown'] {
  const unknowns = startUnknowns()
  for (const { part, reason, subjects } of judgements.flatMap(({ unknown }) => unknown)) {
    for (const subject of subjects === 'all' ? [subjects] : subjects) unknowns.add(part, reason, subject)
  }
  return unknowns.list()
}

function rulesOf(chosen: readonly ListedQuery[], findings: readonly Finding[]): readonly AuditRule[] {
  const found = new Set(findings.map(({ query }) => query))
  const own = Object.entries(WAIVER_RULES).filter(([name]) => found.has(name))
  return [
    ...chosen.map(({ theme, query: { name, title, severity, remediation, references } }): AuditRule => {
      return { name, title, severity, theme, remediation, references }
    }),
    ...own.map(([name, rule]): AuditRule => ({ name, ...rule, theme: 'waivers', references: [] })),
  ].toSorted(byKeys(({ name }) => name))
}
