import { rememberedWeakly } from '../util/remembered-weakly.ts'
import type { Escalation } from './escalation.ts'
import { leadsOn } from './find-hops.ts'
import { isPermitted } from './permit.ts'
import { principalKey, type Standing } from './standing.ts'

/**
 * Whom somebody can make an administrator, or change so that they become one by another step, if under conditions: who
 * comes by them and is one of these gains by it. Those who are on the way to an administrator have nothing to gain.
 */
export function changedBy(writer: Standing, escalation: Escalation): readonly Standing[] {
  const { feasibleOnOthers, find } = escalation
  const goal = gainers(escalation)
  const byKey = new Map(goal.tries.map((standing) => [standing.key, standing]))
  const found = new Set<Standing>()
  for (const technique of feasibleOnOthers(writer)) {
    for (const { to } of find(writer, technique, goal, 'conditional')) {
      const gainer = to === null ? undefined : byKey.get(principalKey(to.principal))
      if (gainer !== undefined) found.add(gainer)
    }
  }
  return [...found]
}

const gainers = rememberedWeakly(({ administration, everyone, feasible, find, toAdmin }: Escalation) => {
  const [, possible] = toAdmin
  const isAdmin = (standing: Standing): boolean => isPermitted(administration(standing))
  const onward = { principals: possible.rounds.flat(), isReached: isAdmin, tries: null }
  const goesOn = (after: Standing): boolean =>
    feasible(after).some((technique) => {
      return leadsOn(technique) && find(after, technique, onward, 'conditional').next().done !== true
    })
  return {
    principals: [],
    isReached: (after: Standing) => isAdmin(after) || goesOn(after),
    tries: everyone.filter((standing) => possible.distance(standing) === undefined),
  }
})
