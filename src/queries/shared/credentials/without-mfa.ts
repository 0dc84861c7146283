import { decisionEvidence } from '../../../access/decision-evidence.ts'
import type { AccessQuestion } from '../../../access/decision.ts'
import { isPermitted, type Permits } from '../../../escalation/permit.ts'
import type { Standing } from '../../../escalation/standing.ts'
import type { Evidence } from '../../../model/evidence.ts'
import { eachOnce } from '../../../util/each-once.ts'

/** Which of some actions somebody can do without MFA, how they would come, and what that rests on. */
export interface WithoutMfa {
  readonly actions: readonly string[]
  readonly signIns: readonly string[]
  readonly evidence: readonly Evidence[]
}

/**
 * What somebody can do without MFA: with access keys, which do not say whether there was any, or in a session that says
 * that there was none. Null where nothing.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthpresent}
 */
export function withoutMfa(permits: Permits, standing: Standing, actions: readonly string[]): WithoutMfa | null {
  const found = SIGN_INS.flatMap(({ signIn, context }) =>
    actions
      .filter((action) => isPermitted(permits.ability(standing, { action, context }).somewhere))
      .map((action) => ({ action, signIn, context })),
  )
  if (found.length === 0) return null
  const evidence = found.flatMap(({ action, context }) =>
    decisionEvidence(permits.decide(standing, { action, resource: null, context }).statements),
  )
  const done = new Set(found.map(({ action }) => action))
  return {
    actions: actions.filter((action) => done.has(action)),
    signIns: [...new Set(found.map(({ signIn }) => signIn))],
    evidence: eachOnce(evidence),
  }
}

const SIGN_INS: readonly { readonly signIn: string; readonly context: NonNullable<AccessQuestion['context']> }[] = [
  {
    signIn: 'access key',
    context: new Map([
      ['aws:multifactorauthpresent', null],
      ['aws:multifactorauthage', null],
    ]),
  },
  {
    signIn: 'session without MFA',
    context: new Map([
      ['aws:multifactorauthpresent', 'false'],
      ['aws:multifactorauthage', null],
    ]),
  },
]
