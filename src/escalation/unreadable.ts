import type { Policy } from '../policy/document/policy.ts'
import type { Escalation } from './escalation.ts'
import { leadsOn } from './find-hops.ts'
import type { Standing } from './standing.ts'
import { stepQuestion } from './step-question.ts'
import type { Step, Technique } from './technique.ts'

/**
 * Whether it cannot be told what somebody may do that some technique takes: a policy of theirs was not read, or says it in
 * a way that cannot be decided. Where all of theirs can be, and only what limits everybody may not, no more is asked about
 * than searches for hops ask about as well.
 */
export function isUnreadable(standing: Standing, escalation: Escalation): boolean {
  const { access, feasible, feasibleOnOthers } = escalation
  let isOdd = false
  for (const { policy } of access.held.of(standing.principal)) {
    if (policy.undecidable !== null) return true
    isOdd = isOdd || hasOddStatement(policy)
  }
  const hangs = (technique: Technique): boolean =>
    (isOdd || (leadsOn(technique) && takesMore(technique))) &&
    technique.ways.some((way) => hangsOnUnknown(standing, way, escalation))
  return feasible(standing).some(hangs) || feasibleOnOthers(standing).some(hangs)
}

function hasOddStatement({ statements }: Policy): boolean {
  for (const { undecidable } of statements) if (undecidable !== null) return true
  return false
}

/** Whether a technique takes more than a role that lets one in. */
function takesMore({ ways }: Technique): boolean {
  return ways.every((way) => way.some(({ action }) => action !== 'sts:AssumeRole'))
}

function hangsOnUnknown(standing: Standing, way: readonly Step[], { account, permits }: Escalation): boolean {
  const facts = { account: account.snapshot.account, partition: account.snapshot.partition }
  const verdicts = new Set(
    way.map((step) =>
      permits.somewhere(standing, stepQuestion(step, null, { service: step.service ?? null, ...facts })),
    ),
  )
  return verdicts.has('unknown') && !verdicts.has('denied')
}
