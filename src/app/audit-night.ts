import { agesOf } from '../audit/ages.ts'
import { asFixed, fixedSince, type Judged } from '../audit/fixed.ts'
import { type Absences, absencesOf } from '../audit/stands-for.ts'
import type { Finding } from '../model/finding.ts'
import { type History, type NightKey, nightKeys, type Snapshot, type Verdicts } from '../store/index.ts'
import type { AccessOpener } from './ask-access.ts'
import { type Docket, judgeAndKeep, judgeMissing } from './judge-and-keep.ts'
import { judgeBack } from './judge-back.ts'
import { type AskedQuery, type Judgement, questionOf } from './judge-night.ts'

/** What to audit, and how far back to look. */
export interface AuditRequest {
  readonly snapshot: Snapshot
  readonly asked: readonly AskedQuery[]
  /** A night before it, to say what is fixed since. */
  readonly since: Snapshot | null
  /** Whether nights that were never judged are judged now: those from `since` on, or all. */
  readonly backfill: boolean
  /** What nights were judged to be; whatever is judged now is added. */
  readonly verdicts: Verdicts
  /** Opens access in a night, with what a user gives of what IAM data cannot show. */
  readonly open: AccessOpener
  /** What a user gives, in one text; empty where it is nothing. */
  readonly under: string
  /** A clock in milliseconds. */
  readonly now: () => number
  /** Hears which older night is judged next, and how many are left with it. */
  readonly hear: (takenAt: string, left: number) => void
}

/** What an audit found, in no order and before waivers, and what each query said of the night. */
export interface Audited {
  readonly findings: readonly Finding[]
  readonly absences: Absences
  readonly judgements: readonly Judgement[]
  /** What is fixed, by the query that found it. */
  readonly gone: readonly Pick<Judged, 'query' | 'found'>[]
}

/**
 * Asks a night every query, and says since when each finding is there. The night and the one before are always judged,
 * older ones as far as they were judged before, where the one before does not decide, or a backfill is asked for.
 */
export function auditNight(db: History, request: AuditRequest): Audited {
  const { snapshot, since, verdicts, asked } = request
  const nights = nightKeys(db, snapshot.account).filter(({ takenAt }) => takenAt <= snapshot.takenAt)
  const earlier = nights.slice(0, -1)
  const from =
    since === null
      ? 0
      : Math.max(
          0,
          earlier.findIndex(({ id }) => id === since.id),
        )
  const docket: Docket = { ...request, db, account: snapshot.account, nights }
  const then = since === null ? [] : judgeAndKeep(docket, earlier[from], asked)
  judgeMissing(docket, request.backfill ? earlier.slice(from) : earlier.slice(-1), asked, request.hear)
  const now = judgeAndKeep(docket, nights.at(-1), asked)
  judgeBack(docket, asked, now)
  const questions = new Map(asked.map((one) => [one.query.name, questionOf(one, request.under)]))
  const history = (query: string, of: readonly NightKey[]) => {
    const question = questions.get(query)
    const read = question === undefined ? [] : verdicts.read(snapshot.account, question, of)
    return of.map(({ takenAt }, index) => ({ takenAt, verdict: read[index] ?? null }))
  }
  const absences = new Map<string, string>()
  const aged = (judged: readonly Pick<Judged, 'query' | 'found'>[], before: readonly NightKey[], takenAt: string) =>
    judged.flatMap(({ query, found }) => {
      const past = history(query.name, before)
      for (const [fingerprint, night] of absencesOf(found, past)) absences.set(fingerprint, night)
      return agesOf(found, past, takenAt)
    })
  const gone = fixedSince(then, now)
  const fixed = aged(gone, earlier.slice(0, from), earlier[from]?.takenAt ?? snapshot.takenAt)
  return {
    findings: [
      ...aged(now, earlier, snapshot.takenAt),
      ...fixed.map((finding) => asFixed(finding, earlier.length - from)),
    ],
    absences,
    judgements: now,
    gone,
  }
}
