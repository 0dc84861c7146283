import type { HopRow } from '../../../escalation/path-rows.ts'
import type { Evidence } from '../../../model/evidence.ts'
import { eachOnce } from '../../../util/each-once.ts'

/** What a path rests on, each once, in the order of its hops. */
export function pathEvidence(hops: readonly HopRow[]): readonly Evidence[] {
  return eachOnce(hops.flatMap(({ evidence }) => evidence))
}
