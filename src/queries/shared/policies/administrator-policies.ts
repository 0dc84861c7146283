import type { Evidence } from '../../../model/evidence.ts'
import { administration } from './administration.ts'
import { conditionTexts } from './conditional-grant.ts'
import { everythingIn } from './everything.ts'
import { type FoundPolicy, readable, statementEvidence } from './found-policy.ts'
import { leaveStatementOpen } from './open-statements.ts'
import type { Params, QueryContext } from '../../query.ts'

/** A policy that makes an administrator of whoever has it. */
export interface AdministratorPolicy {
  readonly found: FoundPolicy
  readonly decision: 'allowed' | 'conditional'
  /** What it takes, in the order of the statements; empty where it takes nothing. */
  readonly conditions: readonly string[]
  readonly evidence: readonly Evidence[]
}

/** Those policies that make administrators, in the order given; one that may, and cannot be judged, is left unknown. */
export function* administratorPolicies(
  context: QueryContext<Params>,
  policies: Iterable<FoundPolicy>,
): Generator<AdministratorPolicy> {
  const everything = everythingIn(context.account, context.actions())
  for (const found of readable(context, policies)) {
    const { decision, statements } = administration(found.policy, everything)
    if (decision === 'unknown') for (const statement of statements) leaveStatementOpen(context, found, statement)
    if (decision !== 'allowed' && decision !== 'conditional') continue
    const evidence = statements.map((statement) => statementEvidence(found, statement))
    yield { found, decision, conditions: decision === 'allowed' ? [] : conditionTexts(context, statements), evidence }
  }
}
