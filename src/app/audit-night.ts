import { agesOf } from '../audit/ages.ts'
import { fixedSince } from '../audit/fixed.ts'
import type { Finding } from '../model/finding.ts'
import { type History, type NightKey, nightKeys, readAccount, type Snapshot, type Verdicts } from '../store/index.ts'
import { once } from '../util/once.ts'
import type { AccessOpener } from './ask-access.ts'
import { type AskedQuery, judgeNight, type Judgement, questionOf } from './judge-night.ts'

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
  readonly judgements: readonly Judgement[]
}

/**
 * Asks a night every query, and says since when each finding is there. The night and the one before are always judged,
 * older ones as far as they were judged before, or a backfill is asked for.
 */
export function auditNight(db: History, request: AuditRequest): Audited {
  const { snapshot, since, verdicts } = request
  const nights = nightKeys(db, snapshot.account).filter(({ takenAt }) => takenAt <= snapshot.takenAt)
  const earlier = nights.slice(0, -1)
  const from =
    since === null
      ? 0
      : Math.max(
          0,
          earlier.findIndex(({ id }) => id === since.id),
        )
  const wanted = request.backfill ? earlier.slice(from) : earlier.slice(-1)
  const then = since === null ? [] : judge(db, request, nights, earlier[from], request.asked)
  judgeMissing(db, request, nights, wanted)
  const now = judge(db, request, nights, nights.at(-1), request.asked)
  const questions = new Map(request.asked.map((asked) => [asked.query.name, questionOf(asked, request.under)]))
  const history = (query: string, of: readonly NightKey[]) => {
    const question = questions.get(query)
    const read = question === undefined ? [] : verdicts.read(snapshot.account, question, of)
    return of.map(({ takenAt }, index) => ({ takenAt, verdict: read[index] ?? null }))
  }
  const findings = now.flatMap(({ query, found }) => agesOf(found, history(query.name, earlier), snapshot.takenAt))
  const fixed = fixedSince(then, now).flatMap(({ query, found }) =>
    agesOf(found, history(query.name, earlier.slice(0, from)), earlier[from]?.takenAt ?? snapshot.takenAt),
  )
  return {
    findings: [...findings, ...fixed.map((finding): Finding => ({ ...finding, state: 'fixed' }))],
    judgements: now,
  }
}

/** Judges nights on the questions that nobody has judged them on. */
function judgeMissing(
  db: History,
  request: AuditRequest,
  nights: readonly NightKey[],
  wanted: readonly NightKey[],
): void {
  const missing = wanted.map((night) => ({
    night,
    asked: request.asked.filter((asked) => !isJudged(request, night, asked)),
  }))
  const left = missing.filter(({ asked }) => asked.length > 0)
  for (const [index, { night, asked }] of left.entries()) {
    request.hear(night.takenAt, left.length - index)
    judge(db, request, nights, night, asked)
  }
}

function isJudged({ verdicts, snapshot, under }: AuditRequest, night: NightKey, asked: AskedQuery): boolean {
  return verdicts.read(snapshot.account, questionOf(asked, under), [night])[0] !== null
}

/** Judges a night, and keeps the verdicts. */
function judge(
  db: History,
  { verdicts, snapshot, now, open, under }: AuditRequest,
  nights: readonly NightKey[],
  night: NightKey | undefined,
  asked: readonly AskedQuery[],
): readonly Judgement[] {
  if (night === undefined) return []
  const before = nights[nights.indexOf(night) - 1]
  const nightBefore = once(() => (before === undefined ? null : readAccount(db, before.id)))
  const judgements = [...judgeNight(readAccount(db, night.id), asked, { now, nightBefore, open })]
  for (const [index, judgement] of judgements.entries()) {
    const question = asked[index]
    if (question !== undefined) verdicts.keep(snapshot.account, questionOf(question, under), night, judgement.verdict)
  }
  return judgements
}
