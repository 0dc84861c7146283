import { askerOf } from '../../access/asker.ts'
import { parseArn } from '../../model/arn.ts'
import type { Role } from '../../model/entity.ts'
import type { Evidence } from '../../model/evidence.ts'
import { groupBy } from '../../util/group-by.ts'
import { decisionEvidence } from '../../access/decision-evidence.ts'
import { getsIn } from '../shared/trust/gets-in.ts'
import { strangers } from '../shared/trust/personas.ts'
import { defineQuery, type Params, type QueryContext } from '../query.ts'
import { type WayIn, waysIn } from '../shared/trust/way-in.ts'

export default defineQuery({
  name: 'role-trust-wildcard-principal-chain',
  title: 'Roles that anybody in any AWS account can reach through a role that is open to everybody',
  kind: 'finding',
  severity: 'high',
  message: 'can be reached by anybody through an open role: {chain}',
  needs: ['roles', 'customer-policies', 'aws-policies'],
  params: {},
  columns: ['roleArn', 'roleId', 'decision', 'hops', 'chain'],
  remediation:
    'Close the first role of the chain: see role-trust-any-principal. What the others trust is as open as it is.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html#iam-term-role-chaining',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-anonymous',
  ],

  *run(context) {
    const reached = reachedFromOpen(context)
    for (const role of context.account.roles()) {
      const found = reached.get(role)
      if (found === undefined || found.chain.length < 2) continue
      yield {
        values: {
          roleArn: role.arn,
          roleId: role.id,
          decision: found.decision,
          hops: found.chain.length - 1,
          chain: found.chain,
        },
        evidence: found.evidence,
      }
    }
  },
})

interface Reached {
  /** ARNs, the open role first. */
  readonly chain: readonly string[]
  readonly decision: 'allowed' | 'conditional'
  readonly evidence: readonly Evidence[]
}

/** Every role that strangers reach, with the shortest chain, an unconditional one before others of its length. */
function reachedFromOpen(context: QueryContext<Params>): ReadonlyMap<Role, Reached> {
  const waysOf = groupBy(waysIn(context), ({ role }) => role)
  const reached = openRoles(context, waysOf)
  let edge = [...reached]
  while (edge.length > 0) {
    const beyond = new Map<Role, Reached>()
    for (const [from, before] of edge) {
      for (const [role, ways] of waysOf) {
        if (reached.has(role) || !ways.some((way) => mayName(way, from))) continue
        const step = stepTo(context, from, role)
        if (step === null) continue
        const decision = before.decision === 'allowed' ? step.decision : before.decision
        const known = beyond.get(role)
        if (known !== undefined && (known.decision === 'allowed' || decision === 'conditional')) continue
        const evidence = [...before.evidence, ...step.evidence]
        beyond.set(role, { chain: [...before.chain, role.arn], decision, evidence })
      }
    }
    for (const [role, found] of beyond) reached.set(role, found)
    edge = [...beyond]
  }
  return reached
}

function openRoles(context: QueryContext<Params>, waysOf: ReadonlyMap<Role, readonly WayIn[]>): Map<Role, Reached> {
  const outsiders = strangers(context.access().held)
  const open = new Map<Role, Reached>()
  for (const [role, ways] of waysOf) {
    const everybody = ways.filter(({ kind }) => kind === 'public' || kind === 'everyone-but')
    const way = everybody.find((way) => getsIn(context, way, ...outsiders))
    if (way !== undefined) open.set(role, { chain: [role.arn], decision: 'allowed', evidence: [way.evidence] })
  }
  return open
}

/** Whether a way in could be meant for a role: by its name, that of a session of its, its account's, or that of everybody. */
function mayName({ caller, kind }: WayIn, { arn, name }: Role): boolean {
  if (caller === null) return kind !== 'unknown'
  if (caller.kind === 'account') return caller.account === parseArn(arn)?.account
  return caller.kind === 'role' && (caller.name === arn || caller.name.endsWith(`:role/${name}`))
}

/** Whether one role can assume another, by its own policies or because the other names it. */
function stepTo(context: QueryContext<Params>, from: Role, to: Role): Omit<Reached, 'chain'> | null {
  const question = { action: 'sts:AssumeRole', resource: to.arn }
  const { decision, reason, statements } = context.access().can(askerOf(from), question)
  if (decision === 'denied') return null
  if (decision === 'unknown') {
    context.unknown('roles', `whether ${from.arn} can assume it: ${reason}`, to.arn)
    return null
  }
  const evidence = statements.flatMap((one): readonly Evidence[] => {
    const { source, statement, sid } = one
    if (source !== 'trust' || statement === null) return decisionEvidence([one])
    return [{ kind: 'trust', roleArn: to.arn, statement, sid, principal: from.arn }]
  })
  return { decision, evidence }
}
