import { isPermitted } from '../../escalation/permit.ts'
import { POLICY_PARTS } from '../shared/escalation/policy-parts.ts'
import { leaveUnreadable } from '../shared/escalation/leave-unreadable.ts'
import { everythingEvidence } from '../shared/escalation/everything-evidence.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'principal-admin',
  title: 'Users and roles that are administrators, after every Deny and the boundary',
  kind: 'finding',
  severity: 'high',
  message: 'is an administrator, after every Deny and its boundary ({decision})',
  saidBy: ['policy-inline-admin', 'role-administrator-access', 'user-administrator-access'],
  needs: POLICY_PARTS,
  params: {},
  columns: ['principalArn', 'principalId', 'kind', 'decision'],
  remediation:
    'Give each the permissions that its work needs, and keep a role for the few occasions that need an administrator.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_job-functions.html#jf_administrator',
  ],

  *run(context) {
    const { administration, everyone, access } = context.escalation()
    for (const standing of everyone) {
      const { principal } = standing
      leaveUnreadable(context, principal)
      const decision = administration(standing)
      if (!isPermitted(decision)) continue
      yield {
        values: { principalArn: principal.arn, principalId: principal.id, kind: principal.kind, decision },
        evidence: everythingEvidence(access.held.of(principal)),
      }
    }
  },
})
