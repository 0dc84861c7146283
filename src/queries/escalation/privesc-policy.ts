import { decisionEvidence } from '../../access/decision-evidence.ts'
import type { DecidingStatement } from '../../access/decision.ts'
import { pathsByTechnique } from '../../escalation/path.ts'
import { stepDecisions } from '../../escalation/path-rows.ts'
import { byCodeUnit, byKeys } from '../../model/compare.ts'
import { eachOnce } from '../../util/each-once.ts'
import { groupBy } from '../../util/group-by.ts'
import { idsOf } from '../shared/entities/ids-of.ts'
import { POLICY_PARTS } from '../shared/escalation/policy-parts.ts'
import { leaveUnreadable } from '../shared/escalation/leave-unreadable.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'privesc-policy',
  title: 'Policies each of which alone lets whoever holds it begin a path to administrator',
  kind: 'finding',
  severity: 'high',
  version: 5,
  message:
    'lets its holders begin a path to administrator by {technique}[, in {policyName}] ({decision}): {principals}',
  identity: ['policyName'],
  needs: POLICY_PARTS,
  params: {},
  columns: ['policyArn', 'policyId', 'policyName', 'version', 'technique', 'references', 'decision', 'principals'],
  remediation:
    'Narrow the statements that the technique rests on, or detach the policy from whoever does not need them.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html'],

  *run(context) {
    const escalation = context.escalation()
    const { everyone, end, tier, toAdmin } = escalation
    const idOf = idsOf(context.account)
    const found = new Map<string, Found>()
    for (const standing of everyone) {
      if (tier(standing.principal) === 'admin') continue
      leaveUnreadable(context, standing.principal)
      for (const path of pathsByTechnique(standing, escalation, end, toAdmin)) {
        const [first] = path.hops
        if (first === undefined) continue
        const { decision, from } = path
        const { name: technique, references } = first.technique
        for (const grants of enoughAlone(stepDecisions(first, escalation))) {
          const [policy] = grants
          if (policy === undefined) continue
          const key = `${policyOf(policy)} ${technique}`
          const known = found.get(key)
          if (known === undefined)
            found.set(key, { policy, technique, references, decision, principals: [from.principal.arn], grants })
          else {
            known.principals.push(from.principal.arn)
            if (decision === 'allowed') known.decision = decision
          }
        }
      }
    }
    for (const { policy, technique, references, decision, principals, grants } of [...found.values()].sort(byPolicy)) {
      const { policyArn, policyName, version } = policy
      yield {
        values: {
          policyArn,
          policyId: policyArn && idOf(policyArn),
          policyName,
          version,
          technique,
          references: [...references],
          decision,
          principals: principals.toSorted(byCodeUnit),
        },
        evidence: eachOnce(decisionEvidence(grants)),
      }
    }
  },
})

interface Found {
  readonly policy: DecidingStatement
  readonly technique: string
  readonly references: readonly string[]
  decision: 'allowed' | 'conditional'
  readonly principals: string[]
  readonly grants: readonly DecidingStatement[]
}

/** Of each policy that allows every step by itself, its statements; a step that a trust policy alone allows asks none. */
function enoughAlone(
  steps: readonly { readonly statements: readonly DecidingStatement[] }[],
): readonly (readonly DecidingStatement[])[] {
  const grants = steps.map(({ statements }) => statements.filter(isGrant)).filter((some) => some.length > 0)
  return [...groupBy(grants.flat(), policyOf)]
    .filter(([policy]) => grants.every((some) => some.some((grant) => policyOf(grant) === policy)))
    .map(([, given]) => given)
}

function isGrant({ effect, source }: DecidingStatement): boolean {
  return effect === 'Allow' && (source === 'identity' || source === 'group')
}

function policyOf({ policyArn, policyName }: DecidingStatement): string {
  return `${policyArn ?? ''} ${policyName ?? ''}`
}

const byPolicy = byKeys<Found>(
  ({ policy }) => policy.policyArn ?? '',
  ({ policy }) => policy.policyName ?? '',
  ({ technique }) => technique,
)
