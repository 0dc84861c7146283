import type { ConditionTest } from '../../policy/document/policy.ts'
import { holds } from '../../policy/condition/holds.ts'
import { OWNERS } from '../shared/policies/chosen-policies.ts'
import { exposureRow, exposures } from '../shared/policies/exposures.ts'
import { POLICY_COLUMNS } from '../shared/policies/found-policy.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'policy-passrole-wildcard',
  title: 'Policies that let any role be passed to any service',
  kind: 'finding',
  severity: 'low',
  message: 'allows in {policyName} to pass any role to any service',
  identity: ['policyName'],
  needs: ['customer-policies', 'users', 'groups', 'roles'],
  params: OWNERS,
  columns: [...POLICY_COLUMNS, 'isAttached', 'isConditional'],
  remediation:
    'Name the roles that are to be passed in Resource, and the service in a condition on iam:PassedToService.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html'],

  *run(context) {
    const wanted = context.actions().ids('iam:PassRole')
    for (const exposure of exposures(context, wanted, namesService)) {
      const { values, evidence } = exposureRow(exposure)
      yield { values: { ...values, isConditional: exposure.grants.every((grant) => grant.isConditional) }, evidence }
    }
  },
})

/** Whether a condition leaves out some service to which a role could be passed. The key is in every such request. */
function namesService(test: ConditionTest): boolean {
  return test.key === 'iam:passedtoservice' && holds(test, SOME_SERVICE) === false
}

const SOME_SERVICE = new Map([['iam:passedtoservice', 'service.invalid']])
