import { OWN_POLICY_COLUMNS, ownPolicies } from '../shared/policies/own-policies.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'user-direct-policies',
  title: 'Users with policies of their own, attached or inline',
  kind: 'finding',
  severity: 'low',
  message: 'holds policies of its own[, attached: {attachedPolicies}][, inline: {inlinePolicies}]',
  saidBy: ['human-user-with-policies'],
  needs: ['users'],
  params: {},
  columns: OWN_POLICY_COLUMNS,
  remediation:
    'Grant through a group or a role, then take the policies off the user with detach-user-policy and delete-user-policy.',
  controls: [
    'Security Hub IAM.2',
    'CIS AWS Foundations v5.0.0 1.14',
    'CIS AWS Foundations v3.0.0 1.15',
    'CIS AWS Foundations v1.2.0 1.16',
  ],
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_manage-attach-detach.html',
  ],

  *run({ account, unknown }) {
    for (const user of account.users()) {
      const row = ownPolicies(user, unknown)
      if (row !== null) yield row
    }
  },
})
