import type { AccountView } from '../model/account.ts'
import type { Verdict } from '../model/verdict.ts'
import { type History, type NightKey, readAccount, type Verdicts } from '../store/index.ts'
import { once } from '../util/once.ts'
import { type AskedQuery, judgeNight, type Judgement, type Judging, questionOf } from './judge-night.ts'

/** An account's nights, and what they are judged with. */
export interface Docket extends Omit<Judging, 'nightBefore'> {
  readonly db: History
  readonly account: string
  /** Of the account, oldest first; the last is the audited one. */
  readonly nights: readonly NightKey[]
  /** What nights were judged to be; whatever is judged now is added. */
  readonly verdicts: Verdicts
  /** What a user gives, in one text; empty where it is nothing. */
  readonly under: string
}

/** Judges a night, and keeps the verdicts. */
export function judgeAndKeep(
  { db, account, nights, verdicts, under, now, open }: Docket,
  night: NightKey | undefined,
  asked: readonly AskedQuery[],
): readonly Judgement[] {
  if (night === undefined) return []
  const before = nights[nights.indexOf(night) - 1]
  const nightBefore = once(() => (before === undefined ? null : readAccount(db, before.id)))
  const judgements = [...judgeNight(readWhole(db, night), asked, { now, nightBefore, open })]
  const judged = asked.flatMap((one, index) => {
    const verdict = judgements[index]?.verdict
    return verdict === undefined ? [] : [{ question: questionOf(one, under), verdict }]
  })
  verdicts.keep(account, night, judged)
  return judgements
}

/** Queries ask for everyone together: of lists that they read anyway nothing is had one by one. */
function readWhole(db: History, night: NightKey): AccountView {
  const { named: _, ...lists } = readAccount(db, night.id)
  return lists
}

/** Judges nights on the questions that nobody has judged them on; `hear` as in an audit. */
export function judgeMissing(
  docket: Docket,
  wanted: readonly NightKey[],
  asked: readonly AskedQuery[],
  hear: (takenAt: string, left: number) => void,
): void {
  const missing = wanted.map((night) => ({
    night,
    asked: asked.filter((one) => verdictOn(docket, night, one) === null),
  }))
  const left = missing.filter((one) => one.asked.length > 0)
  for (const [index, one] of left.entries()) {
    hear(one.night.takenAt, left.length - index)
    judgeAndKeep(docket, one.night, one.asked)
  }
}

/** What a night was judged to be on a question; null where nobody judged it. */
export function verdictOn({ verdicts, account, under }: Docket, night: NightKey, asked: AskedQuery): Verdict | null {
  return verdicts.read(account, questionOf(asked, under), [night])[0] ?? null
}
