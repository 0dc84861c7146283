import { assumersOf } from '../shared/access/assumers.ts'
import { decisionEvidence } from '../../access/decision-evidence.ts'
import { namedEntities } from '../shared/entities/named-entity.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'who-can-assume-role',
  title: 'Who can assume a role: trust policy and identity policies together',
  kind: 'inventory',
  severity: 'info',
  needs: ['users', 'groups', 'roles', 'customer-policies', 'aws-policies'],
  params: {
    role: { type: 'text', default: null, describe: 'only this role: an ARN, a unique id or a name' },
  },
  columns: ['roleArn', 'roleId', 'principalArn', 'principalId', 'kind', 'action', 'decision', 'conditions'],
  remediation: null,
  references: [
    'https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-trust-policy.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
  ],

  *run({ access, account, params, unknown }) {
    for (const role of namedEntities('who-can-assume-role', params.role, account.roles())) {
      for (const { caller, principal, action, decision } of assumersOf(role, access(), account)) {
        if (decision.decision === 'unknown') {
          unknown('roles', decision.reason, role.arn)
          if (principal !== null) continue
        }
        yield {
          values: {
            roleArn: role.arn,
            roleId: role.id,
            principalArn: caller.name,
            principalId: principal?.id ?? null,
            kind: caller.kind,
            action,
            decision: decision.decision,
            conditions: decision.conditions,
          },
          evidence: decisionEvidence(decision.statements),
        }
      }
    }
  },
})
