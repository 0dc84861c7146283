import type { Escalation } from './escalation.ts'
import type { Standing } from './standing.ts'
import { stepQuestion } from './step-question.ts'
import type { Step } from './technique.ts'

/**
 * Whether it cannot be told what somebody may do that some technique takes: a policy of theirs was not read, or says it in
 * a way that cannot be decided.
 */
export function isUnreadable(standing: Standing, escalation: Escalation): boolean {
  const { access, feasible, feasibleOnOthers } = escalation
  if (access.held.of(standing.principal).some(({ policy }) => policy.undecidable !== null)) return true
  const techniques = [...feasible(standing), ...feasibleOnOthers(standing)]
  return techniques.some(({ ways }) => ways.some((way) => hangsOnUnknown(standing, way, escalation)))
}

function hangsOnUnknown(standing: Standing, way: readonly Step[], { account, permits }: Escalation): boolean {
  const { account: id, partition } = account.snapshot
  const facts = { account: id, partition }
  const verdicts = new Set(
    way.map((step) =>
      permits.somewhere(standing, stepQuestion(step, null, { ...facts, service: step.service ?? null })),
    ),
  )
  return verdicts.has('unknown') && !verdicts.has('denied')
}
