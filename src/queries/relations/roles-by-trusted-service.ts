import { byKeys } from '../../model/compare.ts'
import { defineQuery } from '../query.ts'
import { trustGrants } from '../trust-grants.ts'

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
    const { account, params } = context
    const rows = account.roles().flatMap((role) =>
      trustGrants(context, role)
        .filter(({ principal: { kind, negated } }) => kind === 'service' && !negated)
        .map(({ principal, statement, conditional, evidence }) => ({
          values: {
            service: principal.name,
            roleArn: role.arn,
            roleId: role.id,
            statement: statement.index,
            conditional,
          },
          evidence: [evidence],
        })),
    )
    const wanted = rows.filter(({ values }) => params.service === null || values.service === params.service)
    yield* wanted.toSorted(byKeys(({ values }) => values.service))
  },
})
