import type { Action } from '../../policy/action/table.ts'
import { changes } from '../shared/policies/changing-actions.ts'
import { OWNERS } from '../shared/policies/chosen-policies.ts'
import { EXPOSURE_COLUMNS, exposureRow, exposures } from '../shared/policies/exposures.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'policy-infrastructure-modification',
  title: 'Policies with actions that write, without the limit on the resource that these could have',
  kind: 'finding',
  severity: 'low',
  version: 2,
  message:
    'allows in {policyName} to write without a limit on the resource[, by {actions}][; under conditions by {conditionalActions}]',
  identity: ['policyName'],
  saidBy: [
    'policy-allow-notaction',
    'policy-blocked-kms-actions',
    'policy-bypasses-network-controls',
    'policy-credentials-exposure',
    'policy-data-exfiltration',
    'policy-full-access-cloudtrail',
    'policy-full-access-kms',
    'policy-passrole-wildcard',
    'policy-resource-exposure',
    'policy-service-wildcard',
    'privesc-policy',
  ],
  saidOf: 'statements',
  needs: ['customer-policies', 'users', 'groups', 'roles'],
  params: OWNERS,
  columns: EXPOSURE_COLUMNS,
  remediation: 'Name the resources that are to be changed in Resource, or ask for a tag of them in Condition.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_understand-policy-summary-access-level-summaries.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
  ],

  *run(context) {
    const isWanted = (action: Action): boolean => changes(action) && canBeLimited(action)
    for (const exposure of exposures(context, isWanted)) yield exposureRow(exposure)
  },
})

/** Not what takes no resource: no policy could limit that. */
function canBeLimited({ resources }: Action): boolean {
  return resources.length > 0
}
