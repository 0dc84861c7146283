import { isPermitted } from '../../escalation/permit.ts'
import { everythingEvidence } from '../shared/escalation/everything-evidence.ts'
import { leaveUnreadable } from '../shared/escalation/leave-unreadable.ts'
import { leaveOpen } from '../shared/credentials/leave-open.ts'
import { MFA_PARTS, usersMfa } from '../shared/credentials/mfa.ts'
import { SENSITIVE_ACTIONS } from '../shared/credentials/sensitive-actions.ts'
import { signIns } from '../shared/credentials/sign-ins.ts'
import { withoutMfa } from '../shared/credentials/without-mfa.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'user-admin-without-mfa',
  title: 'Users who are administrators and have no MFA; those without any credentials apart',
  kind: 'finding',
  severity: 'high',
  message: 'is an administrator without MFA; its password: {hasPassword}; its active keys: {activeKeys}',
  needs: [
    'users',
    'groups',
    'customer-policies',
    'aws-policies',
    'mfa-devices',
    'credential-report',
    'virtual-mfa',
    'login-profiles',
    'access-keys',
  ],
  substitutes: ['mfa-devices', 'credential-report', 'virtual-mfa', 'login-profiles', 'access-keys'],
  params: {},
  columns: ['userArn', 'userId', 'hasPassword', 'activeKeys', 'decision'],
  remediation:
    'Have the user register a passkey or security key, and hold the administration to a role that asks for MFA.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_enable.html',
  ],

  *run(context) {
    const { administration, everyone, permits, access } = context.escalation()
    const [mfaOf, signInsOf] = [usersMfa(context.account), signIns(context.account)]
    for (const standing of everyone) {
      const { principal: user } = standing
      if (user.kind !== 'user') continue
      const mfa = mfaOf(user)
      const { any, missing, hasPassword, activeKeys } = signInsOf(user)
      if (mfa.exists === true || any === false) continue
      leaveUnreadable(context, user)
      const decision = administration(standing)
      if (!isPermitted(decision)) continue
      if (decision === 'conditional' && withoutMfa(permits, standing, SENSITIVE_ACTIONS) === null) continue
      if (mfa.exists === null) leaveOpen(context, MFA_PARTS, 'whether it has MFA was not read', user.arn)
      else if (any === null) leaveOpen(context, missing, 'whether it has a password or keys was not read', user.arn)
      else {
        yield {
          values: { userArn: user.arn, userId: user.id, hasPassword, activeKeys, decision },
          evidence: [mfa.evidence, ...everythingEvidence(access.held.of(user))],
        }
      }
    }
  },
})
