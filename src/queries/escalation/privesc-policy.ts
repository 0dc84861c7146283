import { pathsByTechnique } from '../../escalation/path.ts'
import { pathRow } from '../../escalation/path-rows.ts'
import { byCodeUnit, byKeys } from '../../model/compare.ts'
import type { Evidence } from '../../model/evidence.ts'
import { POLICY_PARTS } from '../shared/escalation/policy-parts.ts'
import { leaveUnreadable } from '../shared/escalation/leave-unreadable.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'privesc-policy',
  title: 'Policies each of which alone lets whoever holds it begin a path to administrator',
  kind: 'finding',
  severity: 'high',
  version: 4,
  message:
    'lets its holders begin a path to administrator by {technique}[, in {policyName}] ({decision}): {principals}',
  identity: ['policyName'],
  needs: POLICY_PARTS,
  params: {},
  columns: ['policyArn', 'policyName', 'version', 'technique', 'references', 'decision', 'principals'],
  remediation:
    'Narrow the statements that the technique rests on, or detach the policy from whoever does not need them.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html'],

  *run(context) {
    const escalation = context.escalation()
    const { everyone, end, tier, toAdmin } = escalation
    const found = new Map<string, Found>()
    for (const standing of everyone) {
      if (tier(standing.principal) === 'admin') continue
      leaveUnreadable(context, standing.principal)
      for (const path of pathsByTechnique(standing, escalation, end, toAdmin)) {
        const { technique, references, decision, hops, principalArn } = pathRow(path, escalation)
        const grants = (hops[0]?.evidence ?? []).filter(isGrant(context.account.roles().map(({ arn }) => arn)))
        const [first] = grants
        if (first === undefined || grants.some((other) => policyOf(other) !== policyOf(first))) continue
        const key = `${policyOf(first)} ${technique}`
        const known = found.get(key)
        if (known === undefined)
          found.set(key, { policy: first, technique, references, decision, principals: [principalArn], grants })
        else {
          known.principals.push(principalArn)
          if (decision === 'allowed') known.decision = decision
        }
      }
    }
    for (const { policy, technique, references, decision, principals, grants } of [...found.values()].sort(byPolicy)) {
      const { policyArn, policyName, version } = policy
      yield {
        values: {
          policyArn,
          policyName,
          version,
          technique,
          references: [...references],
          decision,
          principals: principals.toSorted(byCodeUnit),
        },
        evidence: grants,
      }
    }
  },
})

type Grant = Extract<Evidence, { readonly kind: 'statement' }>

interface Found {
  readonly policy: Grant
  readonly technique: string
  readonly references: readonly string[]
  decision: 'allowed' | 'conditional'
  readonly principals: string[]
  readonly grants: readonly Grant[]
}

/** Whether evidence is an Allow of an identity policy: a trust policy has the ARN of its role, and no name. */
function isGrant(roles: readonly string[]): (evidence: Evidence) => evidence is Grant {
  const arns = new Set(roles)
  return (evidence): evidence is Grant =>
    evidence.kind === 'statement' &&
    evidence.effect === 'Allow' &&
    (evidence.policyName !== null || !arns.has(evidence.policyArn))
}

function policyOf({ policyArn, policyName }: Grant): string {
  return `${policyArn} ${policyName ?? ''}`
}

const byPolicy = byKeys<Found>(
  ({ policy }) => policy.policyArn,
  ({ policy }) => policy.policyName ?? '',
  ({ technique }) => technique,
)
