import { actionSet, idsOfBits } from '../../../policy/action/action-set.ts'
import type { Policy, PolicyStatement } from '../../../policy/document/policy.ts'
import { type ActionBits, addAction, eitherOf, hasAll, noActions } from '../../../policy/action/action-bits.ts'
import { type BroadGrants, broadGrants, grantingStatements } from './broad-grants.ts'
import { chosenPolicies, type OWNERS } from './chosen-policies.ts'
import { canApply, conditionTexts } from './conditional-grant.ts'
import { type Everything, everythingIn } from './everything.ts'
import { attachedCell } from './exposures.ts'
import { POLICY_COLUMNS, policyCells, statementEvidence } from './found-policy.ts'
import { leaveStatementOpen } from './open-statements.ts'
import { saidToAdminister } from './said-to-administer.ts'
import type { QueryContext, QueryRow } from '../../query.ts'

/** Columns of a row about a policy that grants a whole service. */
export const FULL_ACCESS_COLUMNS = [...POLICY_COLUMNS, 'isAttached', 'decision', 'conditions'] as const

/**
 * The chosen policies that allow every action of a service on everything, by whatever patterns, but for those that make
 * administrators. A Deny that takes only
 * reading and listing away leaves the service whole; one that takes away more does not.
 */
export function* fullAccess(
  context: QueryContext<typeof OWNERS>,
  service: string,
): Generator<QueryRow<(typeof FULL_ACCESS_COLUMNS)[number]>> {
  const everything = everythingIn(context.account, context.actions())
  const whole = actionSet({ patterns: [`${service}:*`], except: false }, everything.table).bits
  const changing = changingActions(whole, everything)
  const judge = (grants: BroadGrants): Full => fullness(grants, { whole, changing }, everything)
  const count = everything.table.ids(`${service}:*`).length
  const isAdministrator = saidToAdminister(context)
  for (const found of chosenPolicies(context)) {
    if (namedAtMost(found.policy, whole, everything) < count || isAdministrator(found)) continue
    const { certain, possible, open } = broadGrants(found.policy, everything, whole)
    const { decision, statements } = judge(certain)
    if (decision !== 'denied') {
      yield {
        values: {
          isAttached: attachedCell(found),
          ...policyCells(found),
          decision,
          conditions: decision === 'allowed' ? [] : conditionTexts(context, statements),
        },
        evidence: statements.map((statement) => statementEvidence(found, statement)),
      }
    } else if (open.length > 0 && judge(possible).decision !== 'denied') {
      for (const statement of open) leaveStatementOpen(context, found, statement)
    }
  }
}

interface Full {
  readonly decision: 'allowed' | 'conditional' | 'denied'
  readonly statements: readonly PolicyStatement[]
}

function fullness(
  grants: BroadGrants,
  { whole, changing }: { readonly whole: ActionBits; readonly changing: ActionBits },
  everything: Everything,
): Full {
  const { always, sometimes, allowed } = grants
  if (hasAll(allowed.always, whole) && hasAll(always, changing)) {
    return { decision: 'allowed', statements: grantingStatements(grants, always, everything) }
  }
  const ever = eitherOf(always, sometimes)
  if (!hasAll(allowed.ever, whole) || !hasAll(ever, changing)) return { decision: 'denied', statements: [] }
  const statements = grantingStatements(grants, ever, everything)
  const allows = statements.filter(({ effect }) => effect === 'Allow')
  const denies = statements.filter(({ effect }) => effect === 'Deny')
  const canBe = canApply(allows, denies, everything.takenAt)
  return canBe ? { decision: 'conditional', statements } : { decision: 'denied', statements: [] }
}

/** How many of a service's actions a policy's Allows can name: most policies name too few to be weighed. */
function namedAtMost({ statements }: Policy, whole: ActionBits, { named }: Everything): number {
  return statements.reduce((sum, { effect, actions }) => sum + (effect === 'Deny' ? 0 : named.count(actions, whole)), 0)
}

function changingActions(bits: ActionBits, { table }: Everything): ActionBits {
  const changing = noActions(table.size)
  for (const id of idsOfBits(bits)) {
    const { accessLevel } = table.actionAt(id)
    if (accessLevel !== 'List' && accessLevel !== 'Read') addAction(changing, id)
  }
  return changing
}
