import type { DecidingStatement } from './decision.ts'
import type { Evidence } from '../model/evidence.ts'

/** The statements that a decision rests on, as evidence; a document that cannot be read has none to show. */
export function decisionEvidence(statements: readonly DecidingStatement[]): readonly Evidence[] {
  return statements.flatMap(({ statement, policyArn, policyName, version, sid, effect }): readonly Evidence[] =>
    statement === null || policyArn === null
      ? []
      : [{ kind: 'statement', policyArn, policyName, version, statement, sid, effect }],
  )
}
