import { isAwsManagedPolicy, parseArn } from '../../model/arn.ts'
import { isKnown } from '../../model/part.ts'
import type { ActionTable } from '../../policy/action/table.ts'
import { comparePolicies } from '../../policy/compare/compare-policies.ts'
import type { EditEffect } from '../../policy/compare/comparison.ts'
import { readPolicy } from '../../policy/document/read-policy.ts'
import { defineQuery } from '../query.ts'
import { attachmentGap, boundaryGap } from '../shared/entities/gaps.ts'
import { policyHolders } from '../shared/policies/policy-holders.ts'
import { inUse } from '../shared/policies/policy-in-use.ts'
import { stoodBefore } from '../shared/policies/stood-before.ts'
import { type VersionInForce, versionInForce } from '../shared/policies/version-in-force.ts'

export default defineQuery({
  name: 'aws-managed-policy-changed',
  title: 'Managed policies of AWS in use that AWS changed since the night before',
  kind: 'finding',
  severity: 'medium',
  message: 'was changed by AWS since the night before, from {versionBefore} to {version}; in effect: {effect}',
  identity: ['version'],
  needs: ['aws-policies', 'users', 'groups', 'roles'],
  params: {},
  columns: [
    'policyArn',
    'policyId',
    'versionBefore',
    'version',
    'effect',
    'attachmentCount',
    'boundaryUsageCount',
    'updatedAt',
  ],
  remediation:
    'See what the new version allows with rolecall diff; where that is more than its holders should have, attach a policy of your own in its place.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html#aws-managed-policies',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-versioning.html',
  ],

  *run({ account, actions, nightBefore, unknown }) {
    if (!isKnown(account.parts.get('aws-policies'))) return
    const gaps = { attachments: attachmentGap(account), boundaries: boundaryGap(account) }
    const shared = policyHolders(account).filter(({ arn }) => isForCustomers(arn))
    const before = stoodBefore(
      nightBefore,
      shared.map(({ arn }) => arn),
    )
    for (const { arn: policyArn, policy, attachments, boundaries } of shared) {
      const { attachmentCount = null, boundaryUsageCount = null } = policy ?? {}
      const uses = [
        inUse(attachments, attachmentCount, gaps.attachments),
        inUse(boundaries, boundaryUsageCount, gaps.boundaries),
      ]
      if (uses.every((use) => use === false)) continue
      const then = before(policyArn)
      if (then === null) continue
      const now = policy === null ? null : versionInForce(account, policy)
      if (policy === null) unknown('aws-policies', 'the night does not hold it', policyArn)
      else if (now === null) unknown('aws-policies', 'its default version was not given', policyArn)
      else if (typeof then === 'string') unknown('aws-policies', then, policyArn)
      else if (now.version !== then.version) {
        const open = uses.find((use) => typeof use === 'object')
        if (open && !uses.includes(true)) unknown(open.part, open.reason, policyArn)
        else {
          yield {
            values: {
              policyArn,
              policyId: policy.id,
              versionBefore: then.version,
              version: now.version,
              effect: effectOf(then, now, actions),
              attachmentCount,
              boundaryUsageCount,
              updatedAt: policy.updatedAt,
            },
            evidence: [
              { kind: 'attribute', of: policyArn, name: 'DefaultVersionId', value: now.version },
              ...[...attachments, ...boundaries].map(({ evidence }) => evidence),
            ],
          }
        }
      }
    }
  },
})

/** Whether AWS owns the policy, and it can be attached to more than service-linked roles. */
function isForCustomers(policyArn: string): boolean {
  const { resource = '' } = parseArn(policyArn) ?? {}
  return isAwsManagedPolicy(policyArn) && !resource.startsWith('policy/aws-service-role/')
}

/** Null where a night lacks the document. */
function effectOf(then: VersionInForce, now: VersionInForce, actions: () => ActionTable): EditEffect | null {
  if (then.document === null || now.document === null) return null
  const isShown = () => false
  return comparePolicies(readPolicy(then.document), readPolicy(now.document), actions(), { isShown }).effect
}
