import { askerOf } from '../../access/asker.ts'
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
  message:
    'is limited by {policyArn} and can make users or roles that nothing limits, by {action}[, under {conditions}]',
  identity: ['action'],
  needs: ['users', 'groups', 'roles', 'customer-policies', 'aws-policies'],
  params: {},
  columns: ['principalArn', 'principalId', 'kind', 'policyArn', 'action', 'decision', 'conditions'],
  remediation:
    'Allow iam:CreateUser and iam:CreateRole only with StringEquals iam:PermissionsBoundary, in the boundary too.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html#access_policies_boundaries-delegate',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#ck_PermissionsBoundary',
  ],

  *run({ access, account, unknown }) {
    const mayBe = mayBeAllowed(access(), ['iam:CreateRole', 'iam:CreateUser'])
    const without = new Map([['iam:permissionsboundary', null]])
    for (const { principal, boundary } of boundedPrincipals(account, access().held)) {
      if (isServiceLinked(principal)) continue
      for (const action of mayBe(principal)) {
        const asked = { action, resource: null, context: without }
        const { decision, conditions, reason, statements } = access().can(askerOf(principal), asked)
        if (decision === 'unknown') unknown(principal.kind === 'user' ? 'users' : 'roles', reason, principal.arn)
        if (decision === 'denied' || decision === 'unknown') continue
        yield {
          values: {
            principalArn: principal.arn,
            principalId: principal.id,
            kind: principal.kind,
            policyArn: boundary.arn,
            action,
            decision,
            conditions,
          },
          evidence: [{ kind: 'boundary', policyArn: boundary.arn, of: principal.arn }, ...decisionEvidence(statements)],
        }
      }
    }
  },
})
