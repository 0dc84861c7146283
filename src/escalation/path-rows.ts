import { decisionEvidence } from '../access/decision-evidence.ts'
import type { Decision } from '../access/decision.ts'
import { byKeys } from '../model/compare.ts'
import type { Evidence } from '../model/evidence.ts'
import { eachOnce } from '../util/each-once.ts'
import type { Hop } from './hop.ts'
import type { Escalation, Tier } from './escalation.ts'
import type { WayIn } from './outside.ts'
import { type Path, tierOf } from './path.ts'
import { stepQuestion } from './step-question.ts'

/** A path as answers show it. */
export interface PathRow {
  /** Whose path it is: a user's or role's ARN; of somebody beyond the account, the name that trust policies have for them. */
  readonly principalArn: string
  readonly principalId: string
  /** Whom they become at last; null where the night cannot say. */
  readonly targetArn: string | null
  readonly targetTier: Tier | null
  readonly decision: 'allowed' | 'conditional'
  /** That of the first hop. */
  readonly technique: string
  readonly references: readonly string[]
  /** `unknown` where something that a hop needs is beyond the night. */
  readonly precondition: 'met' | 'unknown'
  readonly hops: readonly HopRow[]
}

/** One hop, and what it rests on. */
export interface HopRow {
  readonly from: string
  /** Null where the night cannot say whose permissions these are. */
  readonly to: string | null
  readonly technique: string
  readonly references: readonly string[]
  readonly decision: 'allowed' | 'conditional'
  /** What it goes by: `group/bakers`, `policy/Bread v2`; the service that a role is passed to. */
  readonly by: string | null
  /** What was made of the target: `given every permission`; null where it is as it is. */
  readonly change: string | null
  /** Alternatives, of each step, any of which is enough. */
  readonly conditions: readonly string[]
  /** What has to stand there that the night does not show. */
  readonly precondition: string | null
  readonly evidence: readonly Evidence[]
}

/** Makes rows of paths. */
export function pathRow(path: Path, escalation: Escalation): PathRow {
  const [first] = path.hops
  return {
    principalArn: path.from.principal.arn,
    principalId: path.from.principal.id,
    targetArn: path.to?.principal.arn ?? null,
    targetTier: tierOf(path, escalation),
    decision: path.decision,
    technique: first?.technique.name ?? '',
    references: first?.technique.references ?? [],
    precondition: path.precondition,
    hops: path.hops.map((hop) => hopRow(hop, escalation)),
  }
}

/** The path of somebody beyond the account: into a role, and on from there. */
export function outsidePathRow(way: WayIn, onward: Path | null, escalation: Escalation): PathRow {
  const { technique, name, to, decision } = way
  const end = onward === null ? { from: to, hops: [], to, decision, precondition: 'met' as const } : onward
  const hops = [hopIn(way), ...end.hops.map((hop) => hopRow(hop, escalation))]
  return {
    principalArn: name,
    principalId: '',
    targetArn: end.to?.principal.arn ?? null,
    targetTier: tierOf(end, escalation),
    decision: hops.some((hop) => hop.decision === 'conditional') ? 'conditional' : 'allowed',
    technique: technique.name,
    references: technique.references,
    precondition: end.precondition,
    hops,
  }
}

/** By principal, the shortest first, those without a target last. */
export const byPath = byKeys<PathRow>(
  ({ principalArn }) => principalArn,
  ({ principalId }) => principalId,
  ({ targetArn }) => (targetArn === null ? '1' : '0'),
  ({ decision }) => decision,
  ({ hops }) => String(hops.length).padStart(6, '0'),
  ({ technique }) => technique,
  ({ targetArn }) => targetArn ?? '',
  ({ hops }) => hops.map(({ to, technique }) => `${technique} ${to}`).join(' '),
)

/** Makes a row of a hop. */
export function hopRow(hop: Hop, escalation: Escalation): HopRow {
  const { technique, from, to, service, means, decision, precondition } = hop
  const decisions = stepDecisions(hop, escalation)
  return {
    from: from.principal.arn,
    to: to?.principal.arn ?? null,
    technique: technique.name,
    references: technique.references,
    decision,
    by: means?.name ?? service,
    change: to?.change ?? null,
    conditions: decisions.flatMap(({ conditions }) => conditions),
    precondition: precondition === 'met' ? null : (technique.precondition ?? UNSEEN),
    evidence: eachOnce(decisions.flatMap(({ statements }) => decisionEvidence(statements))),
  }
}

/** What each step of a hop rests on, those apart that take no permission. */
export function stepDecisions(
  { way, from, to, service, means }: Hop,
  { account, permits }: Escalation,
): readonly Pick<Decision, 'statements' | 'conditions'>[] {
  if (from.isGranted) return []
  const { account: id, partition } = account.snapshot
  const facts = { account: id, partition, service, ...(means?.context && { context: means.context }) }
  return way.flatMap((step): readonly Pick<Decision, 'statements' | 'conditions'>[] => {
    const isItself = step.action === 'sts:AssumeRole' && to?.principal.arn === from.principal.arn
    if (step.isTrusted === true || isItself) return []
    const open = stepQuestion(step, null, facts)
    // Whoever asks chooses what it is asked of: that is no condition.
    if (step.on === 'anything' && permits.somewhere(from, open) === 'allowed')
      return [{ statements: permits.allows(from, open), conditions: [] }]
    const resource = step.on === 'means' ? (means?.arn ?? null) : (to?.principal.arn ?? null)
    return [permits.decide(from, step.on === 'anything' ? open : stepQuestion(step, resource, facts))]
  })
}

const UNSEEN = 'what the night does not say of the credentials or versions of the target'

function hopIn({ name, technique, to, decision, asking, caller }: WayIn): HopRow {
  const decided = asking.decide({ caller, principal: null }, { isGranted: true })
  return {
    from: name,
    to: to.principal.arn,
    technique: technique.name,
    references: technique.references,
    decision,
    by: null,
    change: null,
    conditions: decided.conditions,
    precondition: null,
    evidence: decisionEvidence(decided.statements),
  }
}
