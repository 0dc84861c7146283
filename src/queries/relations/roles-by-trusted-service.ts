import { byKeys } from '../../model/compare.ts'
import { defineQuery } from '../query.ts'
import { grantsTo, type TrustGrant } from '../shared/trust/trust-grants.ts'

export default defineQuery({
  name: 'roles-by-trusted-service',
  title: 'The roles that each AWS service can assume',
  kind: 'inventory',
  severity: 'info',
  needs: ['roles'],
  params: {
    service: { type: 'text', default: null, describe: 'only this service principal, such as lambda.amazonaws.com' },
  },
  columns: ['service', 'roleArn', 'roleId', 'statement', 'conditional'],
  remediation: null,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-service.html',
  ],

  *run(context) {
    const { service } = context.params
    const grants = grantsTo(context, 'service').filter(({ trusted }) => service === null || trusted.name === service)
    for (const { role, trusted, statement, conditional, evidence } of grants.toSorted(byService)) {
      yield {
        values: { service: trusted.name, roleArn: role.arn, roleId: role.id ?? '', statement, conditional },
        evidence: [evidence],
      }
    }
  },
})

const byService = byKeys<TrustGrant>(({ trusted }) => trusted.name)
