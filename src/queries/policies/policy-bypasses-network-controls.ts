import { OWNERS } from '../shared/policies/chosen-policies.ts'
import { NETWORK_BYPASS_ACTIONS } from '../shared/data/network-bypass-actions.ts'
import { EXPOSURE_COLUMNS, exposureRow, exposures, listedIds, reasonsFor } from '../shared/policies/exposures.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'policy-bypasses-network-controls',
  title: 'Policies that open machines or databases past security groups and network ACLs',
  kind: 'finding',
  severity: 'medium',
  version: 2,
  message:
    'opens in {policyName} machines past network controls[, by {actions}][; under conditions by {conditionalActions}]',
  identity: ['policyName'],
  saidBy: ['policy-allow-notaction'],
  saidOf: 'statements',
  needs: ['customer-policies', 'users', 'groups', 'roles'],
  params: OWNERS,
  columns: [...EXPOSURE_COLUMNS, 'reasons'],
  remediation:
    'Name the instances, clusters and databases that are needed in Resource, or ask for a tag of them in Condition.',
  references: [...new Set(NETWORK_BYPASS_ACTIONS.map(({ reference }) => reference))],

  *run(context) {
    for (const exposure of exposures(context, listedIds(context, NETWORK_BYPASS_ACTIONS))) {
      const { values, evidence } = exposureRow(exposure)
      yield { values: { reasons: reasonsFor(exposure, NETWORK_BYPASS_ACTIONS), ...values }, evidence }
    }
  },
})
