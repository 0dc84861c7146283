import type { Access } from '../../../access/access.ts'
import { type Asker, askerOf } from '../../../access/asker.ts'
import type { AccessQuestion, Decision } from '../../../access/decision.ts'
import type { Principal } from '../../../model/entity.ts'
import { isTrustAction } from '../../../access/trusted-roles.ts'
import type { AskedOf } from './questions-of.ts'
import { type Witness, witnessOf } from './witness.ts'

/** Somebody who can do what an invariant forbids: a request that shows it, or why none can be shown. */
export interface Breach {
  readonly principal: Principal
  readonly witness: Witness | null
  readonly decision: Decision
  readonly action: string
}

/** Everyone in the account who can, whether excepted or not, each with the best request that shows it. */
export function breachesIn(
  access: Access,
  questions: readonly AskedOf[],
  principals: readonly Principal[],
): ReadonlyMap<string, Breach> {
  const found = new Map<string, Breach>()
  for (const asked of questions) {
    for (const { principal, decision } of whoCan(access, asked.question, principals)) {
      if (found.get(principal.arn)?.witness) continue
      const witness = witnessOf(access, askerOf(principal), asked)
      if (witness === 'none') continue
      const isOpen = witness === 'open' || decision.decision === 'unknown'
      found.set(principal.arn, { principal, witness: isOpen ? null : witness, decision, action: asked.question.action })
    }
  }
  return found
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
  questions: readonly AskedOf[],
  stranger: Asker,
  account: string,
): Omit<Breach, 'principal'> | null {
  let open: Omit<Breach, 'principal'> | null = null
  for (const asked of questions) {
    const question = { ...asked.question, resourceAccount: account }
    const decision = access.asking(question).decide(stranger, { isGranted: true })
    if (decision.decision === 'denied') continue
    const witness = witnessOf(access, stranger, { ...asked, question }, { isGranted: true })
    if (witness === 'none') continue
    if (witness !== 'open') return { decision, action: question.action, witness }
    open ??= { decision, action: question.action, witness: null }
  }
  return open
}
