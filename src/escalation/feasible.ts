import type { HeldPolicies } from '../access/held-policies.ts'
import type { Principal } from '../model/entity.ts'
import { remembered } from '../util/remembered.ts'
import { rememberedWeakly } from '../util/remembered-weakly.ts'
import { namedActions } from './named-actions.ts'
import type { Standing } from './standing.ts'
import type { Step, Technique } from './technique.ts'

/** The techniques, in their order, whose actions somebody's Allows name; whether they are allowed is another question. */
export type Feasible = (standing: Standing) => readonly Technique[]

/**
 * Sorts out what cannot be by the names of actions alone: an account has many principals, of which few are allowed what
 * any technique takes. Assuming a role does not count, since its trust policy may be enough.
 */
export function feasibleTechniques(techniques: readonly Technique[], held: HeldPolicies): Feasible {
  const { every, setOf, namedFor } = namedActions(
    [...new Set(techniques.flatMap(({ ways }) => ways.flatMap((way) => way.flatMap(nameOf))))],
    held,
  )
  const masks = techniques.map((technique) => ({
    technique,
    ways: technique.ways.map((way) => setOf(way.flatMap(nameOf))),
  }))
  const fits = remembered((named: bigint) =>
    masks.filter(({ ways }) => ways.some((way) => (way & named) === way)).map(({ technique }) => technique),
  )
  const byKind = remembered((kind: Principal['kind']) =>
    remembered((named: bigint) => fits(named).filter(({ actor }) => actor === undefined || actor === kind)),
  )
  return rememberedWeakly(({ principal, isGranted }: Standing) =>
    byKind(principal.kind)(isGranted ? every : namedFor(principal)),
  )
}

function nameOf({ action }: Step): readonly string[] {
  return action.startsWith('sts:AssumeRole') ? [] : [action.toLowerCase()]
}
