import type { Access } from '../../../access/access.ts'
import { type Asker, askerOf } from '../../../access/asker.ts'
import type { AccessQuestion, Decision } from '../../../access/decision.ts'
import type { Principal } from '../../../model/entity.ts'
import type { Invariant } from '../../../model/invariant.ts'
import type { ActionTable } from '../../../policy/action/table.ts'
import { isTrustAction } from '../../../access/trusted-roles.ts'
import { askedActions } from './asked-actions.ts'
import { type Witness, witnessOf } from './witness.ts'

/** Somebody who can do what an invariant forbids: a request that shows it, or why none can be shown. */
export interface Breach {
  readonly principal: Principal
  readonly witness: Witness | null
  readonly decision: Decision
  readonly action: string
}

/** What an invariant forbids, question by question. */
export function questionsOf(invariant: Invariant, actions: ActionTable): readonly AccessQuestion[] {
  return invariant.resources.flatMap((resource) =>
    invariant.actions
      .flatMap((pattern) => askedActions(pattern, resource, actions))
      .map((action) => ({ action, resource, context: invariant.where })),
  )
}

/** Everyone in the account who can, whether excepted or not, each with the best request that shows it. */
export function breachesIn(
  access: Access,
  questions: readonly AccessQuestion[],
  principals: readonly Principal[],
): ReadonlyMap<string, Breach> {
  const found = new Map<string, Breach>()
  for (const question of questions) {
    for (const { principal, decision } of whoCan(access, question, principals)) {
      if (found.get(principal.arn)?.witness) continue
      found.set(principal.arn, breachOf(access, principal, question, decision))
    }
  }
  return found
}

function breachOf(access: Access, principal: Principal, question: AccessQuestion, decision: Decision): Breach {
  const witness = decision.decision === 'unknown' ? null : witnessOf(access, askerOf(principal), question)
  return { principal, witness, decision, action: question.action }
}

/** Of roles, of which each has a policy of its own, everyone is asked by himself. */
function* whoCan(
  access: Access,
  question: AccessQuestion,
  principals: readonly Principal[],
): Iterable<{ readonly principal: Principal; readonly decision: Decision }> {
  if (!isTrustAction(question.action.toLowerCase())) {
    yield* access.whoCan(question)
    return
  }
  for (const principal of principals) {
    const decision = access.can(askerOf(principal), question)
    if (decision.decision !== 'denied') yield { principal, decision }
  }
}

/** Whether somebody beyond the account can: what his own policies say he decides himself, so that only the resource's count. */
export function breachBeyond(
  access: Access,
  questions: readonly AccessQuestion[],
  stranger: Asker,
  account: string,
): { readonly witness: Witness | null; readonly decision: Decision; readonly action: string } | null {
  for (const asked of questions) {
    const question = { ...asked, resourceAccount: account }
    const decision = access.asking(question).decide(stranger, { isGranted: true })
    if (decision.decision === 'denied') continue
    return { decision, action: question.action, witness: witnessOf(access, stranger, question, { isGranted: true }) }
  }
  return null
}
