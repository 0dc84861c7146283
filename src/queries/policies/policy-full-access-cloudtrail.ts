import { OWNERS } from '../shared/policies/chosen-policies.ts'
import { FULL_ACCESS_COLUMNS, fullAccess } from '../shared/policies/full-access.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'policy-full-access-cloudtrail',
  title: 'Policies that allow everything in CloudTrail: to stop what records who did what, too',
  kind: 'finding',
  severity: 'medium',
  message: 'allows in {policyName} everything in CloudTrail[, under {conditions}]',
  identity: ['policyName'],
  saidBy: ['policy-allow-notaction', 'policy-service-wildcard'],
  saidOf: 'statements',
  needs: ['customer-policies', 'users', 'groups', 'roles'],
  params: OWNERS,
  columns: FULL_ACCESS_COLUMNS,
  remediation:
    'Allow reading only, or name the actions and trails that are needed; leave StopLogging, DeleteTrail, UpdateTrail and PutEventSelectors to few.',
  references: [
    'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html',
    'https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscloudtrail.html',
  ],

  *run(context) {
    yield* fullAccess(context, 'cloudtrail')
  },
})
