import type { ConditionTest } from '../../policy/document/policy.ts'
import { holds } from '../../policy/condition/holds.ts'
import { OWNERS } from '../shared/policies/chosen-policies.ts'
import { ROLE_WILDCARD_COLUMNS, roleWildcards } from '../shared/policies/role-wildcards.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'policy-passrole-wildcard',
  title: 'Policies that let any role be passed to any service',
  kind: 'finding',
  severity: 'low',
  version: 2,
  message: 'allows in {policyName} to pass any role to any service[, under {conditions}]',
  identity: ['policyName'],
  saidBy: ['policy-allow-notaction', 'privesc-policy'],
  saidOf: 'statements',
  needs: ['customer-policies', 'users', 'groups', 'roles'],
  params: OWNERS,
  columns: ROLE_WILDCARD_COLUMNS,
  remediation:
    'Name the roles that are to be passed in Resource, and the service in a condition on iam:PassedToService.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html'],

  *run(context) {
    yield* roleWildcards(context, ACTION, namesService)
  },
})

const ACTION = ['iam:PassRole'] as const

/** Whether a condition leaves out some service to which a role could be passed. The key is in every such request. */
function namesService(test: ConditionTest): boolean {
  return test.key === 'iam:passedtoservice' && holds(test, SOME_SERVICE) === false
}

const SOME_SERVICE = new Map([['iam:passedtoservice', 'service.invalid']])
