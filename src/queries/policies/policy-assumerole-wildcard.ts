import { OWNERS } from '../shared/policies/chosen-policies.ts'
import { exposureRow, exposures } from '../shared/policies/exposures.ts'
import { POLICY_COLUMNS } from '../shared/policies/found-policy.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'policy-assumerole-wildcard',
  title: 'Policies that let every role be assumed whose trust allows it',
  kind: 'finding',
  severity: 'high',
  message: 'allows in {policyName} to assume every role whose trust allows it',
  identity: ['policyName'],
  needs: ['customer-policies', 'users', 'groups', 'roles'],
  params: OWNERS,
  columns: [...POLICY_COLUMNS, 'isAttached', 'isConditional'],
  remediation: 'Name the roles that are to be assumed in Resource.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_permissions-to-switch.html',
    'https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html',
  ],

  *run(context) {
    for (const exposure of exposures(context, context.actions().ids('sts:AssumeRole'))) {
      const { values, evidence } = exposureRow(exposure)
      yield { values: { ...values, isConditional: exposure.grants.every((grant) => grant.isConditional) }, evidence }
    }
  },
})
