import type { PolicyStatement } from '../../../policy/document/policy.ts'
import { type Formula, not } from '../../../policy/formula.ts'
import { entry, type Persona } from './persona.ts'
import type { Params, QueryContext } from '../../query.ts'
import { spelledTest } from '../policies/spelled-test.ts'
import type { WayIn } from './way-in.ts'
import { whenApplies } from './when-let-in.ts'

/**
 * What of a trust policy keeps each of some personas out, sorted as it stands: the tests of the statement that would let
 * them in and, after `not`, the Denies.
 */
export function restrictions(
  context: QueryContext<Params>,
  { statement, denies }: WayIn,
  personas: readonly Persona[],
): readonly string[] {
  const { takenAt } = context.account.snapshot
  const keepsOut = (made: (persona: Persona) => Formula): boolean =>
    personas.some((persona) => entry(made(persona), persona, takenAt) === 'out')
  return [
    ...statement.conditions
      .filter((test) => keepsOut(() => ({ is: 'test', test })))
      .map((test) => spelledTest(context, test)),
    ...denies
      .filter((deny) => keepsOut(({ caller }) => not(whenApplies(deny, caller))))
      .map((deny) => denyLine(context, deny)),
  ]
}

/** Under what a persona gets in by a way: the tests of its statement and, after `not`, each Deny that may speak of them. */
export function entryConditions(
  context: QueryContext<Params>,
  { statement, denies }: WayIn,
  persona: Persona,
): readonly string[] {
  const { takenAt } = context.account.snapshot
  const limiting = denies.filter((deny) => entry(whenApplies(deny, persona.caller), persona, takenAt) !== 'out')
  return [...testLines(context, statement), ...limiting.map((deny) => denyLine(context, deny))]
}

/** The tests of a statement, one text each. */
export function testLines(context: QueryContext<Params>, { conditions }: PolicyStatement): readonly string[] {
  return conditions.map((test) => spelledTest(context, test))
}

function denyLine(context: QueryContext<Params>, deny: PolicyStatement): string {
  return `not (${testLines(context, deny).join(' and ') || `denied by statement ${deny.index}`})`
}
