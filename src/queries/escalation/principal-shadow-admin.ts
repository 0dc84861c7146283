import { shortestPath } from '../../escalation/path.ts'
import { pathRow } from '../../escalation/path-rows.ts'
import { POLICY_PARTS } from '../shared/escalation/policy-parts.ts'
import { leaveUnreadable } from '../shared/escalation/leave-unreadable.ts'
import { pathEvidence } from '../shared/escalation/path-evidence.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'principal-shadow-admin',
  title: 'Users and roles that are no administrators and can become one',
  kind: 'finding',
  severity: 'high',
  version: 4,
  message: 'can become the administrator[ {targetArn}], beginning with {technique} ({decision}, hops: {hops})',
  needs: POLICY_PARTS,
  params: {},
  columns: ['principalArn', 'principalId', 'kind', 'decision', 'technique', 'hops', 'targetArn'],
  remediation:
    'Close the first hop: rolecall paths PRINCIPAL shows every technique it can begin with, and what each rests on.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege'],

  *run(context) {
    const escalation = context.escalation()
    for (const standing of escalation.everyone) {
      const { principal } = standing
      if (escalation.tier(principal) === 'admin') continue
      leaveUnreadable(context, principal)
      const path = shortestPath(standing, escalation.toAdmin)
      if (path === null) continue
      const { decision, technique, hops, targetArn } = pathRow(path, escalation)
      yield {
        values: {
          principalArn: principal.arn,
          principalId: principal.id,
          kind: principal.kind,
          decision,
          technique,
          hops: hops.length,
          targetArn,
        },
        evidence: pathEvidence(hops),
      }
    }
  },
})
