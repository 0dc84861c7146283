import type { Access } from '../../access/access.ts'
import { type Asker, askerOf } from '../../access/asker.ts'
import type { Decision } from '../../access/decision.ts'
import { isPermitted } from '../../escalation/permit.ts'
import { isServiceLinked } from '../../model/role.ts'
import { boundedPrincipals } from '../shared/access/bounded-principals.ts'
import { mayBeAllowed } from '../shared/access/may-be-allowed.ts'
import { decisionEvidence } from '../../access/decision-evidence.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'boundary-creates-unbounded',
  title: 'Users and roles with a boundary that can create users or roles without one',
  kind: 'finding',
  severity: 'high',
  version: 2,
  message:
    'is limited by {policyArn} and can make users or roles that nothing limits, by {action}[ with {newBoundary} as their boundary][, under {conditions}]',
  identity: ['action'],
  needs: ['users', 'groups', 'roles', 'customer-policies', 'aws-policies'],
  params: {},
  columns: ['principalArn', 'principalId', 'kind', 'policyArn', 'action', 'newBoundary', 'decision', 'conditions'],
  remediation:
    'Allow iam:CreateUser and iam:CreateRole only with StringEquals iam:PermissionsBoundary, in the boundary too; that there is some boundary is not enough.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html#access_policies_boundaries-delegate',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#ck_PermissionsBoundary',
  ],

  *run({ access, account, unknown }) {
    const mayBe = mayBeAllowed(access(), ['iam:CreateRole', 'iam:CreateUser'])
    for (const { principal, boundary } of boundedPrincipals(account, access().held)) {
      if (isServiceLinked(principal)) continue
      for (const action of mayBe(principal)) {
        const way = wayOut(access(), askerOf(principal), action, account.snapshot.partition)
        if (way === null) continue
        const { newBoundary, decision, conditions, reason, statements } = way
        if (decision === 'unknown') unknown(principal.kind === 'user' ? 'users' : 'roles', reason, principal.arn)
        if (decision === 'unknown') continue
        yield {
          values: {
            principalArn: principal.arn,
            principalId: principal.id,
            kind: principal.kind,
            policyArn: boundary.arn,
            action,
            newBoundary,
            decision,
            conditions,
          },
          evidence: [{ kind: 'boundary', policyArn: boundary.arn, of: principal.arn }, ...decisionEvidence(statements)],
        }
      }
    }
  },
})

interface WayOut extends Decision {
  readonly newBoundary: string | null
}

/** The request that makes somebody whom nothing limits: without a boundary or, where it must have one, with one that lets all through. */
function wayOut(access: Access, asker: Asker, action: string, partition: string): WayOut | null {
  const ways = [null, `arn:${partition}:iam::aws:policy/AdministratorAccess`].map((newBoundary): WayOut => {
    const context = new Map([['iam:permissionsboundary', newBoundary]])
    return { newBoundary, ...access.can(asker, { action, resource: null, context }) }
  })
  return (
    ways.find(({ decision }) => isPermitted(decision)) ?? ways.find(({ decision }) => decision === 'unknown') ?? null
  )
}
