import type { Role } from '../model/entity.ts'
import { UNKNOWN, whyUnknown } from '../model/why-unknown.ts'
import { eachOnce } from '../util/each-once.ts'
import { type Decision, OUT_OF_SIGHT, type Verdict } from './decision.ts'

/**
 * "Which role?": each role of the night is asked, since each has a trust policy of its own; those that can be assumed
 * stand among the conditions.
 *
 * @param beyond whether it may assume roles that the night does not hold, such as those of other accounts, as far as its
 *   own policies say
 */
export function canAssumeSome(roles: readonly Role[], ask: (role: Role) => Decision, beyond: () => boolean): Decision {
  const asked = roles.map((role) => ({ role, decision: ask(role) }))
  const of = (verdict: Verdict): typeof asked => asked.filter(({ decision }) => decision.decision === verdict)
  const [allowed, conditional, unknown] = [of('allowed'), of('conditional'), of('unknown')]
  const notConsidered = OUT_OF_SIGHT.filter((part) =>
    asked.some(({ decision }) => decision.notConsidered.includes(part)),
  )
  const found = [...allowed, ...conditional]
  const statements = eachOnce(found.flatMap(({ decision }) => decision.statements))
  const answer = (decision: Verdict, reason: string, conditions: readonly string[] = []): Decision => {
    return { decision, reason, statements, conditions, notConsidered }
  }
  if (found.length > 0) {
    return answer('conditional', `It can assume ${found.length} of the ${roles.length} roles of this night.`, [
      ...allowed.map(({ role }) => `resource is ${role.arn}`),
      ...conditional.flatMap(({ role, decision }) =>
        decision.conditions.map((condition) => `resource is ${role.arn} and ${condition}`),
      ),
    ])
  }
  if (unknown.length > 0)
    return answer(
      'unknown',
      `${UNKNOWN}of ${unknown.length} roles, the first of them: ${whyUnknown(unknown[0]?.decision.reason ?? '')}`,
    )
  if (beyond()) {
    const unseen = 'its own policies let it assume roles that this night does not hold'
    return answer('unknown', `${UNKNOWN}it can assume no role of this night, but ${unseen}.`)
  }
  return answer('denied', 'It can assume no role of this night, and its own policies name none beyond it.')
}
