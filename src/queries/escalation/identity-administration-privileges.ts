import { verdictWords } from '../shared/escalation/verdict-words.ts'
import { leaveUnreadable } from '../shared/escalation/leave-unreadable.ts'
import { POLICY_PARTS } from '../shared/escalation/policy-parts.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'identity-administration-privileges',
  title: 'Users and roles, no administrators, that can change permissions, trust, group members, credentials',
  kind: 'finding',
  severity: 'medium',
  message: 'can change who may do what, by {actions}',
  needs: POLICY_PARTS,
  params: {},
  columns: ['principalArn', 'principalId', 'kind', 'tier', 'actions', 'decision'],
  remediation:
    'Keep the administration of IAM with few principals, and hold them to a permissions boundary by a condition on iam:PermissionsBoundary.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html#access_policies_boundaries-delegate',
  ],

  *run(context) {
    const { everyone, named, permits, tier } = context.escalation()
    for (const standing of everyone) {
      const { principal } = standing
      if (tier(principal) === 'admin') continue
      leaveUnreadable(context, principal)
      const isOfOthers = (action: string): boolean => {
        const names = named(standing, action)
        return names === null || [...names].some((arn) => arn !== principal.arn)
      }
      const found = verdictWords(permits, standing, [...ADMINISTERING, ...CREDENTIALS.filter(isOfOthers)])
      if (found === null) continue
      const { actions, decision, evidence } = found
      yield {
        values: {
          principalArn: principal.arn,
          principalId: principal.id,
          kind: principal.kind,
          tier: tier(principal),
          actions,
          decision,
        },
        evidence,
      }
    }
  },
})

const ADMINISTERING = [
  'iam:AddUserToGroup',
  'iam:AttachGroupPolicy',
  'iam:AttachRolePolicy',
  'iam:AttachUserPolicy',
  'iam:CreatePolicyVersion',
  'iam:DeleteRolePermissionsBoundary',
  'iam:DeleteUserPermissionsBoundary',
  'iam:PutGroupPolicy',
  'iam:PutRolePermissionsBoundary',
  'iam:PutRolePolicy',
  'iam:PutUserPermissionsBoundary',
  'iam:PutUserPolicy',
  'iam:SetDefaultPolicyVersion',
  'iam:UpdateAssumeRolePolicy',
]

/** A user who may change their own alone administers nobody. */
const CREDENTIALS = ['iam:CreateAccessKey', 'iam:CreateLoginProfile', 'iam:UpdateLoginProfile']
