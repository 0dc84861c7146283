import { attachedCell } from '../shared/policies/exposures.ts'
import { chosenPolicies, OWNERS } from '../shared/policies/chosen-policies.ts'
import { POLICY_COLUMNS, policyCells, statementEvidence } from '../shared/policies/found-policy.ts'
import { exceptingAllows } from '../shared/policies/open-statements.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'policy-allow-notresource',
  title: 'Policies that allow actions on every resource but some, by NotResource',
  kind: 'finding',
  severity: 'medium',
  message: 'allows in {policyName} {actions} on every resource but {notResources}',
  identity: ['policyName', 'actions', 'notActions', 'notResources'],
  needs: ['customer-policies', 'users', 'groups', 'roles'],
  params: OWNERS,
  columns: [
    ...POLICY_COLUMNS,
    'statement',
    'sid',
    'isAttached',
    'actions',
    'notActions',
    'notResources',
    'isConditional',
  ],
  remediation: 'Name the resources that are needed in Resource; deny those to be spared in a statement of their own.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notresource.html'],

  *run(context) {
    for (const found of chosenPolicies(context)) {
      for (const statement of exceptingAllows(context, found, 'resources')) {
        const { index, sid, actions, resources, conditions } = statement
        yield {
          values: {
            statement: index,
            ...policyCells(found),
            sid,
            isAttached: attachedCell(found),
            actions: actions.except ? null : actions.patterns,
            notActions: actions.except ? actions.patterns : null,
            notResources: resources?.patterns ?? null,
            isConditional: conditions.length > 0,
          },
          evidence: [statementEvidence(found, statement)],
        }
      }
    }
  },
})
