import { ADMINISTRATOR_COLUMNS, attachedAdministrators } from '../shared/policies/attached-administrators.ts'
import { managedPolicies } from '../shared/policies/managed-policies.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'policy-customer-admin-attached',
  title: 'Customer managed policies that are attached and allow everything on everything',
  kind: 'finding',
  severity: 'high',
  version: 2,
  message: 'allows everything on everything[ but {except}] and is attached to {attachmentCount}[, under {conditions}]',
  needs: ['customer-policies', 'users', 'groups', 'roles'],
  params: {},
  columns: ADMINISTRATOR_COLUMNS,
  remediation:
    'Write a new version that names the actions and resources that its holders need, and make it the default; detach it from whoever needs nothing of it.',
  controls: ['Security Hub IAM.1', 'CIS AWS Foundations v1.4.0 1.16', 'CIS AWS Foundations v1.2.0 1.22'],
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-versioning.html',
  ],

  *run(context) {
    yield* attachedAdministrators(context, managedPolicies(context, 'customer'))
  },
})
