import { askedAction } from '../shared/access/asked-action.ts'
import { decisionEvidence } from '../../access/decision-evidence.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'who-can-do-action',
  title: 'Users and roles that can do an action, on a resource or on any',
  kind: 'inventory',
  severity: 'info',
  needs: ['users', 'groups', 'roles', 'customer-policies', 'aws-policies'],
  params: {
    action: { type: 'text', default: null, describe: 'service:Name, such as s3:GetObject; must be given' },
    resource: { type: 'text', default: null, describe: 'an ARN, with or without wildcards; any where it is left out' },
  },
  columns: ['principalArn', 'principalId', 'kind', 'decision', 'conditions'],
  remediation: null,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html',
    'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
  ],

  *run({ access, params, unknown }) {
    const question = { action: askedAction('who-can-do-action', params.action), resource: params.resource }
    for (const { principal, decision } of access().whoCan(question, { isOnly: true })) {
      if (decision.decision === 'unknown') {
        unknown(principal.kind === 'user' ? 'users' : 'roles', decision.reason, principal.arn)
        continue
      }
      yield {
        values: {
          principalArn: principal.arn,
          principalId: principal.id,
          kind: principal.kind,
          decision: decision.decision,
          conditions: decision.conditions,
        },
        evidence: decisionEvidence(decision.statements),
      }
    }
  },
})
