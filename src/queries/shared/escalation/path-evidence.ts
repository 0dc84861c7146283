import type { HopRow } from '../../../escalation/path-rows.ts'
import type { Evidence } from '../../../model/evidence.ts'

/** What a path rests on, each once, in the order of its hops. */
export function pathEvidence(hops: readonly HopRow[]): readonly Evidence[] {
  const all = hops.flatMap(({ evidence }) => evidence)
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()]
}
