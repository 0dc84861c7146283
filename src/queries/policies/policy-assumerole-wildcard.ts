import { OWNERS } from '../shared/policies/chosen-policies.ts'
import { ROLE_WILDCARD_COLUMNS, roleWildcards } from '../shared/policies/role-wildcards.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'policy-assumerole-wildcard',
  title: 'Policies that let every role be assumed whose trust allows it',
  kind: 'finding',
  severity: 'high',
  version: 2,
  message: 'allows in {policyName} to assume every role whose trust allows it[, under {conditions}]',
  identity: ['policyName'],
  needs: ['customer-policies', 'users', 'groups', 'roles'],
  params: OWNERS,
  columns: ROLE_WILDCARD_COLUMNS,
  remediation: 'Name the roles that are to be assumed in Resource.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_permissions-to-switch.html',
    'https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html',
  ],

  *run(context) {
    yield* roleWildcards(context, ACTION)
  },
})

const ACTION = ['sts:AssumeRole'] as const
