import { parsePattern } from '../../policy/pattern/parse.ts'
import { attachedCell } from '../shared/policies/exposures.ts'
import { chosenPolicies, OWNERS } from '../shared/policies/chosen-policies.ts'
import { POLICY_COLUMNS, policyCells, statementEvidence } from '../shared/policies/found-policy.ts'
import { exceptingAllows } from '../shared/policies/open-statements.ts'
import { defineQuery } from '../query.ts'
import { covers } from '../shared/policies/resource-reach.ts'

export default defineQuery({
  name: 'policy-notaction-invalid-action',
  title: 'Policies whose NotAction names no action that exists, so that everything is allowed',
  kind: 'finding',
  severity: 'critical',
  message: 'allows in {policyName} everything, since no action is named by NotAction {notActions}',
  identity: ['policyName', 'notActions'],
  needs: ['customer-policies', 'users', 'groups', 'roles'],
  params: OWNERS,
  columns: [...POLICY_COLUMNS, 'statement', 'sid', 'isAttached', 'notActions', 'isConditional'],
  remediation: 'Spell the actions right or, better, name those that are needed in Action.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html',
    'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
  ],

  *run(context) {
    const table = context.actions()
    const everyArn = parsePattern(`arn:${context.account.snapshot.partition}:*:*:*:*`)
    for (const found of chosenPolicies(context)) {
      for (const statement of exceptingAllows(context, found, 'actions')) {
        const { index, sid, actions, resources, conditions } = statement
        if (actions.patterns.some((pattern) => table.ids(pattern).length > 0)) continue
        if (resources !== null && !covers(resources, everyArn)) continue
        yield {
          values: {
            statement: index,
            ...policyCells(found),
            sid,
            isAttached: attachedCell(found),
            notActions: actions.patterns,
            isConditional: conditions.length > 0,
          },
          evidence: [statementEvidence(found, statement)],
        }
      }
    }
  },
})
