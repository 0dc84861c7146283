import { ADMINISTRATOR_COLUMNS, attachedAdministrators } from '../shared/policies/attached-administrators.ts'
import { managedPolicies } from '../shared/policies/managed-policies.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'policy-aws-managed-admin-attached',
  title: 'Managed policies of AWS that are attached and allow everything on everything',
  kind: 'finding',
  severity: 'critical',
  version: 2,
  message: 'allows everything on everything[ but {except}] and is attached to {attachmentCount}[, under {conditions}]',
  needs: ['aws-policies', 'users', 'groups', 'roles'],
  params: {},
  columns: ADMINISTRATOR_COLUMNS,
  remediation:
    'Attach what each of the holders needs instead, such as a policy made from the actions that they used, and detach this one; keep one role for administration that asks for MFA.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_job-functions.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
  ],

  *run(context) {
    yield* attachedAdministrators(context, managedPolicies(context, 'aws'))
  },
})
