import { certainlyCovers } from '../../../access/resource-sets.ts'
import { actionSet } from '../../../policy/action/action-set.ts'
import type { ActionTable } from '../../../policy/action/table.ts'
import { haveSameEffect } from '../../../policy/compare/have-same-effect.ts'
import type { Policy, PolicyStatement } from '../../../policy/document/policy.ts'
import { evaluate } from '../../../policy/evaluate.ts'
import type { PolicyRequest } from '../../../policy/request.ts'
import { rememberedWeakly } from '../../../util/remembered-weakly.ts'
import { testText } from '../../../policy/document/read-conditions.ts'
import { type ActionBits, anyOf, hasAction, hasAll } from '../../../policy/action/action-bits.ts'
import { outermostActions } from '../../../policy/action/outermost-actions.ts'

/**
 * Whether one policy beside another changes nothing: whatever it says, the other says already, for every request. Each
 * pair is looked at once; most are told apart by the actions that they allow, or need no search since each statement
 * stands under a wider one.
 *
 * @returns false too where it cannot be said
 */
export function coverings(table: ActionTable): (covered: Policy, by: Policy) => boolean {
  const setsOf = rememberedWeakly((policy: Policy) => allowedSets(policy, table))
  const allowed = rememberedWeakly((policy: Policy) => anyOf(setsOf(policy), table.size))
  const known = rememberedWeakly(() => new Map<Policy, boolean>())
  return (covered, by) => {
    if (covered === by) return true
    let found = known(covered).get(by)
    if (found === undefined) {
      found =
        mayHaveAll(setsOf(by), setsOf(covered)) &&
        hasAll(allowed(by), allowed(covered)) &&
        (standsUnder(covered, by) || addsNothing(covered, by, table))
      known(covered).set(by, found)
    }
    return found
  }
}

/** The actions that each statement of a policy allows. */
function allowedSets({ statements }: Policy, table: ActionTable): readonly ActionBits[] {
  return statements.filter(({ effect }) => effect !== 'Deny').map(({ actions }) => actionSet(actions, table).bits)
}

/** A first look, without uniting the sets: whether some of the first have the outermost of each of the second. */
function mayHaveAll(sets: readonly ActionBits[], others: readonly ActionBits[]): boolean {
  return others.every((other) => outermostActions(other).every((id) => sets.some((set) => hasAction(set, id))))
}

/** Whether for each statement there is one of the same effect that applies wherever it does. */
function standsUnder(covered: Policy, by: Policy): boolean {
  return covered.statements.every((statement) => by.statements.some((wider) => isWider(wider, statement)))
}

function isWider(wider: PolicyStatement, statement: PolicyStatement): boolean {
  if (wider.effect !== statement.effect || wider.undecidable !== null || statement.undecidable !== null) return false
  const asked = new Set(statement.conditions.map(testText))
  return (
    wider.conditions.every((test) => asked.has(testText(test))) &&
    certainlyCovers(wider.resources, statement.resources) &&
    certainlyCovers(wider.actions, statement.actions)
  )
}

function addsNothing(covered: Policy, by: Policy, table: ActionTable): boolean {
  if (![covered, by].every(({ undecidable }) => undecidable === null)) return false
  if (plainRequests(covered).some((one) => evaluate(by, one) === 'none' && evaluate(covered, one) === 'allow'))
    return false
  const both = [...by.statements, ...covered.statements].map((statement, index) => ({ ...statement, index }))
  return haveSameEffect(by, { statements: both, undecidable: null }, table)
}

/** Requests that the Allows of a policy name outright: one that the other does not allow tells all, without a search. */
const plainRequests = rememberedWeakly(({ statements }: Policy): readonly PolicyRequest[] =>
  statements
    .filter(({ effect, actions, conditions }) => effect === 'Allow' && !actions.except && conditions.length === 0)
    .flatMap(({ actions, resources }) => {
      const [action, resource] = [actions.patterns[0], resources?.except === true ? undefined : resources?.patterns[0]]
      if (action === undefined || resource === undefined || /[$]/.test(action + resource)) return []
      return [{ action: plain(action), resource: plain(resource), context: new Map() }]
    }),
)

function plain(text: string): string {
  return text.replaceAll(/[*?]/g, 'x')
}
