import type { Formula } from '../policy/formula.ts'
import { cite } from './bearing.ts'
import type { DecidingStatement } from './decision.ts'
import { grounds } from './explain.ts'
import type { Sides } from './sides.ts'

/**
 * The statements that a decision rests on which is not denied: without Denies that can apply they are the same whatever the
 * verdict, which need not be found.
 *
 * @returns null where a Deny can apply, or a policy of the resource has a say
 */
export function plainGrounds(sides: Sides, weigh: (formula: Formula) => Formula): readonly DecidingStatement[] | null {
  // Own policies and the resource's may have no part in it, where the other is enough.
  if (sides.resource !== null) return null
  const reasoning = { sides, weigh }
  return grounds(reasoning, 'Deny').length > 0 ? null : grounds(reasoning, 'Allow').map(cite)
}
