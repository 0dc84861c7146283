import type { Evidence } from '../../../model/evidence.ts'
import type { PolicyStatement } from '../../../policy/document/policy.ts'
import { administration } from './administration.ts'
import { conditionTexts } from './conditional-grant.ts'
import { type Everything, everythingIn } from './everything.ts'
import { type FoundPolicy, readable, statementEvidence } from './found-policy.ts'
import { leaveStatementOpen } from './open-statements.ts'
import type { Params, QueryContext } from '../../query.ts'

/** A policy that makes an administrator of whoever has it. */
export interface AdministratorPolicy {
  readonly found: FoundPolicy
  readonly decision: 'allowed' | 'conditional'
  /** What NotAction and NotResource leave out of everything. */
  readonly except: readonly string[]
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
    const except = leftOut(statements, everything)
    yield {
      found,
      decision,
      except,
      conditions: decision === 'allowed' ? [] : conditionTexts(context, statements),
      evidence,
    }
  }
}

/** What every one of the Allows leaves out: actions that there are, and resources. */
function leftOut(statements: readonly PolicyStatement[], { named, table }: Everything): readonly string[] {
  const spelled = (text: string): string => table.action(text)?.name ?? text
  const lists = statements
    .filter(({ effect }) => effect !== 'Deny')
    .map(({ actions, resources }) => [
      ...(actions.except && !named.isAll(actions) ? actions.patterns.map(spelled) : []),
      ...(resources?.except === true ? resources.patterns : []),
    ])
  const [first = [], ...others] = lists
  return first.filter((text) => others.every((list) => list.includes(text)))
}
