import { byArn, byKeys } from '../../model/compare.ts'
import { namedEntities } from '../shared/entities/named-entity.ts'
import { type PolicyRoute, policyRoutes } from '../shared/policies/policy-routes.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'principal-effective-policies',
  title: 'Every policy that reaches a user or role, and by which route',
  kind: 'inventory',
  severity: 'info',
  needs: ['users', 'groups', 'roles'],
  params: {
    principal: { type: 'text', default: null, describe: 'only this user or role: an ARN, a unique id or a name' },
  },
  columns: ['principalArn', 'principalId', 'route', 'groupArn', 'policyArn', 'policyName'],
  remediation: null,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html',
  ],

  *run(context) {
    const { account, params } = context
    const principals = [...account.roles(), ...account.users()].toSorted(byArn)
    const routesOf = policyRoutes(context)
    for (const principal of namedEntities('principal-effective-policies', params.principal, principals)) {
      for (const { route, groupArn, policyArn, policyName, evidence } of routesOf(principal).toSorted(byRoute)) {
        yield {
          values: { principalArn: principal.arn, principalId: principal.id, route, groupArn, policyArn, policyName },
          evidence,
        }
      }
    }
  },
})

const byRoute = byKeys<PolicyRoute>(
  ({ route }) => route,
  ({ groupArn }) => groupArn ?? '',
  ({ policyArn }) => policyArn ?? '',
  ({ policyName }) => policyName,
)
