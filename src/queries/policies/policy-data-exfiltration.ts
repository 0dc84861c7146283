import { OWNERS } from '../shared/policies/chosen-policies.ts'
import { DATA_ACTIONS } from '../shared/data/data-actions.ts'
import { EXPOSURE_COLUMNS, exposureRow, exposures, listedIds, reasonsFor } from '../shared/policies/exposures.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'policy-data-exfiltration',
  title: 'Policies by which stored data can be read or copied from every resource',
  kind: 'finding',
  severity: 'medium',
  version: 2,
  message:
    'lets in {policyName} stored data be read or copied from every resource[, by {actions}][; under conditions by {conditionalActions}]',
  identity: ['policyName'],
  saidBy: ['policy-allow-notaction'],
  saidOf: 'statements',
  needs: ['customer-policies', 'users', 'groups', 'roles'],
  params: OWNERS,
  columns: [...EXPOSURE_COLUMNS, 'reasons'],
  remediation:
    'Name the buckets, parameters, secrets and databases that are needed in Resource, or ask for a tag of them in Condition.',
  references: [...new Set(DATA_ACTIONS.map(({ reference }) => reference))],

  *run(context) {
    for (const exposure of exposures(context, listedIds(context, DATA_ACTIONS))) {
      const { values, evidence } = exposureRow(exposure)
      yield { values: { reasons: reasonsFor(exposure, DATA_ACTIONS), ...values }, evidence }
    }
  },
})
