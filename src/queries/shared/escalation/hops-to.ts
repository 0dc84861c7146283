import type { Escalation } from '../../../escalation/escalation.ts'
import { leadsOn } from '../../../escalation/find-hops.ts'
import type { Hop } from '../../../escalation/hop.ts'
import type { Standing } from '../../../escalation/standing.ts'

/** Whatever makes somebody another as they are, if only under conditions; what also changes the other one is left out. */
export function* hopsTo(
  standing: Standing,
  principals: readonly Standing[],
  { feasible, find }: Escalation,
): Generator<Hop> {
  const goal = { principals, isReached: () => false, tries: [] }
  for (const technique of feasible(standing)) {
    if (technique.becomes !== 'target' || !leadsOn(technique)) continue
    yield* find(standing, technique, goal, 'conditional')
  }
}
