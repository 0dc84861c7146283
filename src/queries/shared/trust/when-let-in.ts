import { type Caller, callerFormula } from '../../../policy/caller.ts'
import type { PolicyStatement } from '../../../policy/document/policy.ts'
import { all, ALWAYS, any, type Formula, NEVER, not } from '../../../policy/formula.ts'
import { matches } from '../../../policy/pattern/matches.ts'
import { parsePattern } from '../../../policy/pattern/parse.ts'

/**
 * Under which circumstances a statement lets a caller assume a role by one of these actions, past every Deny.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html}
 */
export function whenLetIn(
  statement: PolicyStatement,
  denies: readonly PolicyStatement[],
  actions: readonly string[],
  caller: Caller,
): Formula {
  return all([
    whenApplies(statement, caller),
    any(
      actions
        .filter((action) => speaksOf(statement, action))
        .map((action) => {
          const against = denies.filter((deny) => deny !== statement && speaksOf(deny, action))
          return not(any(against.map((deny) => whenApplies(deny, caller))))
        }),
    ),
  ])
}

/** Under which circumstances a statement speaks of a caller; one that cannot be read, or may be of either effect, perhaps. */
export function whenApplies({ principals, conditions, effect, undecidable }: PolicyStatement, caller: Caller): Formula {
  const why = undecidable ?? (effect === null ? 'its Effect is neither Allow nor Deny' : null)
  return all([
    principals === null ? (undecidable === null ? NEVER : ALWAYS) : callerFormula(principals, caller),
    ...conditions.map((test): Formula => ({ is: 'test', test })),
    why === null ? ALWAYS : { is: 'unknown', why },
  ])
}

/** Whether a statement is about an action, given in lower case. */
export function speaksOf({ actions: { patterns, except } }: PolicyStatement, action: string): boolean {
  return patterns.some((pattern) => matches(parsePattern(pattern), action)) !== except
}
