import { byArn } from '../../model/compare.ts'
import type { PatternSet } from '../../policy/document/policy.ts'
import { decisionEvidence } from '../../access/decision-evidence.ts'
import { namedEntities } from '../shared/entities/named-entity.ts'
import { askedService, isOfService } from '../shared/access/asked-service.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'principal-can',
  title: 'Everything a user or role can do, by service, access level and statement',
  kind: 'inventory',
  severity: 'info',
  needs: ['users', 'groups', 'roles', 'customer-policies', 'aws-policies'],
  params: {
    principal: {
      type: 'text',
      default: null,
      describe: 'only this user or role: an ARN, a unique id or a name',
    },
    service: { type: 'text', default: null, describe: 'only this service, such as s3' },
  },
  columns: [
    'principalArn',
    'principalId',
    'service',
    'accessLevel',
    'decision',
    'actions',
    'resources',
    'conditions',
    'policyArn',
    'policyName',
  ],
  remediation: null,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_understand-policy-summary-access-level-summaries.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html',
  ],

  *run({ access, account, actions, params, unknown }) {
    const principals = namedEntities(
      'principal-can',
      params.principal,
      [...account.roles(), ...account.users()].toSorted(byArn),
    )
    const asked = askedService('principal-can', params.service, actions(), (service) =>
      principals.some((principal) =>
        access()
          .permissions(principal)
          .some((one) => one.service === service),
      ),
    )
    for (const principal of principals)
      for (const permission of access().permissions(principal)) {
        const { by, unless, within, service, accessLevel, decision, actions, resources, conditions } = permission
        if (!isOfService(service, asked)) continue
        if (decision === 'unknown') {
          const part = principal.kind === 'user' ? 'users' : 'roles'
          unknown(part, `a statement that cannot be decided bears on ${service}`, principal.arn)
        }
        yield {
          values: {
            principalArn: principal.arn,
            principalId: principal.id,
            service,
            accessLevel,
            decision,
            actions,
            resources: texts(resources),
            conditions,
            policyArn: by.policyArn,
            policyName: by.policyName,
          },
          evidence: decisionEvidence([by, ...unless, ...within]),
        }
      }
  },
})

function texts({ patterns, except }: PatternSet): readonly string[] {
  return except ? patterns.map((text) => `not ${text}`) : patterns
}
