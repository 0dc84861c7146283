import type { ConditionTest, PolicyStatement } from '../../../policy/document/policy.ts'
import type { QueryContext, QueryRow } from '../../query.ts'
import type { OWNERS } from './chosen-policies.ts'
import { conditionTexts } from './conditional-grant.ts'
import { type Exposure, exposureRow, exposures } from './exposures.ts'
import { POLICY_COLUMNS } from './found-policy.ts'
import { spokenActions } from './spoken-actions.ts'

/** Columns of a row about a policy that allows one action on every role. */
export const ROLE_WILDCARD_COLUMNS = [...POLICY_COLUMNS, 'isAttached', 'isConditional', 'conditions'] as const

/**
 * The chosen policies that allow one action without a limit on the role, and under which conditions.
 *
 * @param names the action as AWS names it, alone; the list is known by being the same
 * @param alsoLimits which conditions count as a limit beside those on tags of the role
 */
export function* roleWildcards(
  context: QueryContext<typeof OWNERS>,
  names: readonly [string],
  alsoLimits?: (test: ConditionTest) => boolean,
): Generator<QueryRow<(typeof ROLE_WILDCARD_COLUMNS)[number]>> {
  const table = context.actions()
  const spoken = spokenActions(table, names)
  for (const exposure of exposures(context, table.ids(names[0]), alsoLimits)) {
    const { values, evidence } = exposureRow(exposure)
    const isConditional = exposure.grants.every((grant) => grant.isConditional)
    const statements = isConditional ? conditionsOf(exposure, spoken(exposure.found.policy).statements) : []
    yield { values: { isConditional, ...values, conditions: conditionTexts(context, statements) }, evidence }
  }
}

/** The Allows, and, where one of them asks nothing, the Denies that must not be met for it to be of use. */
function conditionsOf({ grants }: Exposure, spoken: readonly PolicyStatement[]): readonly PolicyStatement[] {
  const allows = grants.flatMap(({ statements }) => statements)
  const isFree = allows.some(({ conditions }) => conditions.length === 0)
  return isFree ? [...allows, ...spoken.filter(({ effect }) => effect === 'Deny')] : allows
}
