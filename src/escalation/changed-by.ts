import { rememberedWeakly } from '../util/remembered-weakly.ts'
import type { Escalation } from './escalation.ts'
import { leadsOn } from './find-hops.ts'
import type { Hop } from './hop.ts'
import { isPermitted } from './permit.ts'
import { principalKey, type Standing } from './standing.ts'

/**
 * Whom somebody can make an administrator, or change so that they become one by another step, if under conditions: who
 * comes by them and is one of these gains by it. Changes that lift a limit and others of the same person are taken to be
 * enough together, and so is everything where there is too much to try. Those who are on the way to an administrator have
 * nothing to gain.
 */
export function changedBy(writer: Standing, escalation: Escalation): readonly Standing[] {
  const { feasibleOnOthers, find } = escalation
  const judge = judgeOf(escalation)
  const goal = { principals: [], isReached: () => true, tries: judge.others }
  const changes = new Map<string, Changes>()
  const gainers = new Set<string>()
  for (const technique of feasibleOnOthers(writer)) {
    for (const hop of find(writer, technique, goal, 'conditional')) {
      if (hop.to === null) continue
      const key = principalKey(hop.to.principal)
      if (gainers.has(key)) continue
      if (judge.isSpent()) return judge.others
      const known = changes.get(key) ?? { keys: new Set(), lifts: false }
      known.keys.add(hop.to.key)
      known.lifts ||= lifts(hop)
      changes.set(key, known)
      if ((known.lifts && known.keys.size > 1) || judge.gains(hop.to)) gainers.add(key)
    }
  }
  return judge.others.filter(({ key }) => gainers.has(key))
}

/** What can be made of one person. */
interface Changes {
  readonly keys: Set<string>
  /** Whether some change takes away what limits them. */
  lifts: boolean
}

function lifts({ technique: { becomes, by } }: Hop): boolean {
  return becomes === 'target-changed' && by !== 'other-group'
}

/** So many changes are tried in a night. */
const MOST_TRIED = 5_000

const judgeOf = rememberedWeakly(({ administration, everyone, feasible, find, toAdmin }: Escalation) => {
  const [, possible] = toAdmin
  const isAdmin = (standing: Standing): boolean => isPermitted(administration(standing))
  const onward = { principals: possible.rounds.flat(), isReached: isAdmin, tries: null }
  const goesOn = (after: Standing): boolean =>
    feasible(after).some((technique) => {
      return leadsOn(technique) && find(after, technique, onward, 'conditional').next().done !== true
    })
  let left = MOST_TRIED
  return {
    others: everyone.filter((standing) => possible.distance(standing) === undefined),
    gains: rememberedWeakly((after: Standing) => isAdmin(after) || goesOn(after)),
    isSpent: () => left-- <= 0,
  }
})
