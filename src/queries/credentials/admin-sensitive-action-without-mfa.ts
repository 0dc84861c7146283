import { isPermitted } from '../../escalation/permit.ts'
import { leaveUnreadable } from '../shared/escalation/leave-unreadable.ts'
import { SENSITIVE_ACTIONS } from '../shared/credentials/sensitive-actions.ts'
import { withoutMfa } from '../shared/credentials/without-mfa.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'admin-sensitive-action-without-mfa',
  title: 'Users who are administrators, and whose policies ask for no MFA for what matters most',
  kind: 'finding',
  severity: 'medium',
  message: 'can do without MFA what matters most, coming by {signIns}: {actions}',
  needs: ['users', 'groups', 'customer-policies', 'aws-policies'],
  params: {},
  columns: ['userArn', 'userId', 'actions', 'signIns'],
  remediation:
    'Deny these actions by BoolIfExists "false" of aws:MultiFactorAuthPresent, or hold them to a role that asks for MFA.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthpresent',
  ],

  *run(context) {
    const { administration, everyone, permits } = context.escalation()
    for (const standing of everyone) {
      const { principal: user } = standing
      if (user.kind !== 'user') continue
      leaveUnreadable(context, user)
      if (!isPermitted(administration(standing))) continue
      const found = withoutMfa(permits, standing, SENSITIVE_ACTIONS)
      if (found === null) continue
      const { actions, signIns, evidence } = found
      yield { values: { userArn: user.arn, userId: user.id, actions, signIns }, evidence }
    }
  },
})
