import { OWNERS } from '../shared/policies/chosen-policies.ts'
import { EXPOSURE_COLUMNS, exposureRow, exposures } from '../shared/policies/exposures.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'policy-marketplace-subscribe-wildcard',
  title: 'Policies that allow to subscribe to any product of AWS Marketplace, at any price',
  kind: 'finding',
  severity: 'medium',
  version: 2,
  message: 'allows in {policyName} to subscribe to any product of AWS Marketplace',
  identity: ['policyName'],
  saidBy: ['policy-allow-notaction'],
  saidOf: 'statements',
  needs: ['customer-policies', 'users', 'groups', 'roles'],
  params: OWNERS,
  columns: EXPOSURE_COLUMNS,
  remediation: 'Leave buying to a role of its own, and let a private marketplace limit what can be bought at all.',
  references: [
    'https://docs.aws.amazon.com/marketplace/latest/buyerguide/buyer-iam-users-groups-policies.html',
    'https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsmarketplace.html',
  ],

  *run(context) {
    for (const exposure of exposures(context, context.actions().ids('aws-marketplace:subscribe'))) {
      yield exposureRow(exposure)
    }
  },
})
