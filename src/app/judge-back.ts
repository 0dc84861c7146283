import { undecidedOn } from '../audit/undecided.ts'
import { type Docket, judgeAndKeep, verdictOn } from './judge-and-keep.ts'
import type { AskedQuery, Judgement } from './judge-night.ts'

/**
 * Where the night before says nothing about what a query finds tonight, judges older ones on that query, up to the first
 * that does: a part that was not collected for a night makes nothing new.
 *
 * @param tonight of the same queries, in the same order
 */
export function judgeBack(
  docket: Docket,
  asked: readonly AskedQuery[],
  tonight: readonly Pick<Judgement, 'found'>[],
): void {
  const earlier = docket.nights.slice(0, -1)
  if (earlier.length < 2) return
  let open = asked.map((one, index) => ({ one, found: tonight[index]?.found ?? [] }))
  for (const night of earlier.slice(-FURTHEST).toReversed()) {
    open = open.filter(({ found }) => found.length > 0)
    const missing = open.filter(({ one }) => verdictOn(docket, night, one) === null)
    if (missing.length > 0) {
      judgeAndKeep(
        docket,
        night,
        missing.map(({ one }) => one),
      )
    }
    open = open.map(({ one, found }) => {
      const verdict = verdictOn(docket, night, one)
      return { one, found: verdict === null ? found : undecidedOn(verdict, found) }
    })
  }
}

/** How many nights before the audited one are looked at, one by one, for one that decides. */
const FURTHEST = 7
