import { attachedCell } from '../shared/policies/exposures.ts'
import { chosenPolicies, OWNERS } from '../shared/policies/chosen-policies.ts'
import { POLICY_COLUMNS, policyCells, statementEvidence } from '../shared/policies/found-policy.ts'
import { exceptingAllows } from '../shared/policies/open-statements.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'policy-allow-notaction',
  title: 'Policies that allow every action but some, by NotAction',
  kind: 'finding',
  severity: 'medium',
  message: 'allows in {policyName} every action but {notActions}',
  identity: ['policyName', 'notActions', 'resources', 'notResources'],
  saidBy: [
    'policy-customer-admin-attached',
    'policy-customer-admin-unattached',
    'policy-inline-admin',
    'policy-notaction-invalid-action',
  ],
  saidOf: 'statements',
  needs: ['customer-policies', 'users', 'groups', 'roles'],
  params: OWNERS,
  columns: [
    ...POLICY_COLUMNS,
    'statement',
    'sid',
    'isAttached',
    'notActions',
    'resources',
    'notResources',
    'isConditional',
  ],
  remediation: 'Name the actions that are needed in Action; deny the others with NotAction, where that was the aim.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html'],

  *run(context) {
    for (const found of chosenPolicies(context)) {
      for (const statement of exceptingAllows(context, found, 'actions')) {
        const { index, sid, actions, resources, conditions } = statement
        yield {
          values: {
            statement: index,
            ...policyCells(found),
            sid,
            isAttached: attachedCell(found),
            notActions: actions.patterns,
            resources: resources === null || resources.except ? null : resources.patterns,
            notResources: resources?.except === true ? resources.patterns : null,
            isConditional: conditions.length > 0,
          },
          evidence: [statementEvidence(found, statement)],
        }
      }
    }
  },
})
