import type { Action } from '../../policy/action/table.ts'
import { OWNERS } from '../shared/policies/chosen-policies.ts'
import { EXPOSURE_COLUMNS, exposureRow, exposures, listedIds } from '../shared/policies/exposures.ts'
import { changes } from '../shared/policies/changing-actions.ts'
import { SHARING_ACTIONS } from '../shared/data/sharing-actions.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'policy-resource-exposure',
  title: 'Policies that manage permissions, or share what is there, without a limit on the resource',
  kind: 'finding',
  severity: 'high',
  version: 3,
  message:
    'manages in {policyName} permissions without a limit on the resource[, by {actions}][; under conditions by {conditionalActions}]',
  identity: ['policyName'],
  needs: ['customer-policies', 'users', 'groups', 'roles'],
  params: OWNERS,
  columns: EXPOSURE_COLUMNS,
  remediation: 'Name the resources whose permissions are to be managed in Resource, or take these actions out.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_understand-policy-summary-access-level-summaries.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_identity-vs-resource.html',
    ...SHARING_ACTIONS.map(({ reference }) => reference),
  ],

  *run(context) {
    const sharing = new Set(listedIds(context, SHARING_ACTIONS))
    const isWanted = (action: Action): boolean =>
      sharing.has(action.id) || (action.accessLevel === 'Permissions management' && changes(action))
    for (const exposure of exposures(context, isWanted)) yield exposureRow(exposure)
  },
})
