import { OWNERS } from '../shared/policies/chosen-policies.ts'
import { FULL_ACCESS_COLUMNS, fullAccess } from '../shared/policies/full-access.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'policy-full-access-kms',
  title: 'Policies that allow everything in KMS: both to use every key and to manage it',
  kind: 'finding',
  severity: 'medium',
  message: 'allows in {policyName} everything in KMS[, under {conditions}]',
  identity: ['policyName'],
  saidBy: ['policy-allow-notaction', 'policy-service-wildcard'],
  saidOf: 'statements',
  needs: ['customer-policies', 'users', 'groups', 'roles'],
  params: OWNERS,
  columns: FULL_ACCESS_COLUMNS,
  remediation:
    'Name the keys in Resource, and give those who manage keys and those who use them policies of their own.',
  references: [
    'https://docs.aws.amazon.com/kms/latest/developerguide/iam-policies-best-practices.html',
    'https://docs.aws.amazon.com/service-authorization/latest/reference/list_awskeymanagementservice.html',
  ],

  *run(context) {
    yield* fullAccess(context, 'kms')
  },
})
