import { timesAfter } from '../../../access/known-request.ts'
import { NOTHING_GIVEN } from '../../../policy/condition/given.ts'
import { findModel } from '../../../policy/condition/satisfiable.ts'
import type { PolicyStatement } from '../../../policy/document/policy.ts'
import { all, any, type Formula, not } from '../../../policy/formula.ts'
import { LimitReached, startBudget } from '../../../policy/limits.ts'
import type { Params, QueryContext } from '../../query.ts'
import { spelledTest } from './spelled-test.ts'

/**
 * Whether some request meets the condition of one of these Allows and of none of these Denies. Where that takes too long
 * to tell, it may be.
 *
 * @param takenAt when the night was taken, ISO 8601: a grant that ended before it is none
 */
export function canApply(
  allows: readonly PolicyStatement[],
  denies: readonly PolicyStatement[],
  takenAt: string,
): boolean {
  const formula = all([any(allows.map(conditionOf)), ...denies.map((statement) => not(conditionOf(statement)))])
  const given = { ...NOTHING_GIVEN, assumptions: timesAfter(takenAt) }
  try {
    return findModel(formula, given, startBudget()) !== null
  } catch (error) {
    if (error instanceof LimitReached) return true
    throw error
  }
}

/**
 * The conditions of statements as texts, each statement's in one, in the order of the document; that of a Deny must not
 * be met.
 *
 * @returns none where no statement has any
 */
export function conditionTexts(
  context: Pick<QueryContext<Params>, 'actions'>,
  statements: readonly PolicyStatement[],
): readonly string[] {
  return statements
    .filter(({ conditions }) => conditions.length > 0)
    .map(({ effect, conditions }) => {
      const text = conditions.map((test) => spelledTest(context, test)).join(' and ')
      return effect === 'Deny' ? `not (${text})` : text
    })
}

function conditionOf({ conditions }: PolicyStatement): Formula {
  return all(conditions.map((test) => ({ is: 'test', test })))
}
