import type { Formula } from '../policy/formula.ts'
import { cite } from './bearing.ts'
import type { DecidingStatement } from './decision.ts'
import { grounds } from './explain.ts'
import type { Sides } from './sides.ts'

/**
 * The statements that a decision rests on which is not denied: without Denies that can apply they are the same whatever the
 * verdict, which need not be found.
 *
 * @returns null where a Deny can apply, or own policies may have no part in it
 */
export function plainGrounds(sides: Sides, weigh: (formula: Formula) => Formula): readonly DecidingStatement[] | null {
  // A boundary may shut out what own policies grant, while the resource's policy lets it.
  if (sides.resource !== null && sides.boundary !== null) return null
  const reasoning = { sides, weigh }
  return grounds(reasoning, 'Deny').length > 0 ? null : grounds(reasoning, 'Allow').map(cite)
}
