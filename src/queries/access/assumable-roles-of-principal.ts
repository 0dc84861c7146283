import { byArn } from '../../model/compare.ts'
import { reachableRoles } from '../shared/access/reachable-roles.ts'
import { decisionEvidence } from '../../access/decision-evidence.ts'
import { namedEntities } from '../shared/entities/named-entity.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'assumable-roles-of-principal',
  title: 'Roles that a user or role can reach by assuming one after another',
  kind: 'inventory',
  severity: 'info',
  needs: ['users', 'groups', 'roles', 'customer-policies', 'aws-policies'],
  params: {
    principal: {
      type: 'text',
      default: null,
      describe: 'only this user or role: an ARN, a unique id or a name',
    },
    hops: {
      type: 'integer',
      default: 5,
      min: 1,
      max: 100,
      describe: 'how many roles may be assumed one after another',
    },
  },
  columns: ['principalArn', 'principalId', 'roleArn', 'roleId', 'hops', 'decision', 'path', 'conditions'],
  remediation: null,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_terms-and-concepts.html',
    'https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html',
  ],

  *run({ access, account, params, unknown }) {
    const reachable = reachableRoles(access(), account)
    const principals = [...account.roles(), ...account.users()].toSorted(byArn)
    for (const principal of namedEntities('assumable-roles-of-principal', params.principal, principals))
      for (const { role, path, decision, last } of reachable(principal, params.hops)) {
        if (decision === 'unknown') {
          unknown('roles', last.reason, role.arn)
          continue
        }
        yield {
          values: {
            principalArn: principal.arn,
            principalId: principal.id,
            roleArn: role.arn,
            roleId: role.id,
            hops: path.length,
            decision,
            path,
            conditions: last.conditions,
          },
          evidence: decisionEvidence(last.statements),
        }
      }
  },
})
