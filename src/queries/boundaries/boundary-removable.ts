import { askerOf } from '../../access/asker.ts'
import type { AccessQuestion } from '../../access/decision.ts'
import { isServiceLinked, isSsoReserved } from '../../model/role.ts'
import { type Bounded, boundedPrincipals } from '../shared/access/bounded-principals.ts'
import { mayBeAllowed } from '../shared/access/may-be-allowed.ts'
import { decisionEvidence } from '../../access/decision-evidence.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'boundary-removable',
  title: 'Users and roles that can take off, replace or rewrite their own permissions boundary',
  kind: 'finding',
  severity: 'high',
  message: 'can undo its permissions boundary {policyArn} by {action}[, under {conditions}]',
  version: 2,
  needs: ['users', 'groups', 'roles', 'customer-policies', 'aws-policies'],
  params: {},
  columns: ['principalArn', 'principalId', 'kind', 'policyArn', 'action', 'decision', 'conditions'],
  remediation:
    'Deny iam:DeleteUserPermissionsBoundary and iam:DeleteRolePermissionsBoundary in the boundary, allow iam:Put…PermissionsBoundary only with iam:PermissionsBoundary, and keep the boundary’s own policy out of reach.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html#access_policies_boundaries-delegate',
    'https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRolePermissionsBoundary.html',
    'https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicyVersion.html',
  ],

  *run({ access, account, unknown }) {
    const mayBe = mayBeAllowed(access(), WAYS_OUT)
    for (const bounded of boundedPrincipals(account, access().held)) {
      const { principal, boundary } = bounded
      if (isServiceLinked(principal) || isSsoReserved(principal)) continue
      const named = mayBe(principal)
      if (named.length === 0) continue
      for (const question of waysOut(bounded, account.snapshot.partition)) {
        if (!named.includes(question.action)) continue
        const { decision, conditions, reason, statements } = access().can(askerOf(principal), question)
        if (decision === 'unknown') unknown(principal.kind === 'user' ? 'users' : 'roles', reason, principal.arn)
        if (decision === 'denied' || decision === 'unknown') continue
        yield {
          values: {
            principalArn: principal.arn,
            principalId: principal.id,
            kind: principal.kind,
            policyArn: boundary.arn,
            action: question.action,
            decision,
            conditions,
          },
          evidence: [{ kind: 'boundary', policyArn: boundary.arn, of: principal.arn }, ...decisionEvidence(statements)],
        }
      }
    }
  },
})

const REWRITING = ['iam:CreatePolicyVersion', 'iam:SetDefaultPolicyVersion']

const WAYS_OUT = [
  ...REWRITING,
  'iam:DeleteRolePermissionsBoundary',
  'iam:DeleteUserPermissionsBoundary',
  'iam:PutRolePermissionsBoundary',
  'iam:PutUserPermissionsBoundary',
]

/**
 * What undoes a boundary: to delete it, to put another in its place, or, where the customer owns its policy, to make or
 * choose another version. By action.
 */
function waysOut({ principal, boundary, part }: Bounded, partition: string): readonly AccessQuestion[] {
  const kind = principal.kind === 'user' ? 'User' : 'Role'
  const another = new Map([['iam:permissionsboundary', `arn:${partition}:iam::aws:policy/AdministratorAccess`]])
  return [
    ...(part === 'customer-policies' ? REWRITING.map((action) => ({ action, resource: boundary.arn })) : []),
    { action: `iam:Delete${kind}PermissionsBoundary`, resource: principal.arn },
    { action: `iam:Put${kind}PermissionsBoundary`, resource: principal.arn, context: another },
  ].sort((a, b) => (a.action < b.action ? -1 : 1))
}
