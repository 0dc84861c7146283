import { membershipGap } from '../shared/entities/gaps.ts'
import { ADMINISTRATOR_ACCESS, holdsAwsPolicy } from '../shared/policies/holds-aws-policy.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'group-administrator-access',
  title: 'Groups with AdministratorAccess',
  kind: 'finding',
  severity: 'high',
  message: 'has AdministratorAccess[, for {members} users]',
  needs: ['groups'],
  params: {},
  columns: ['groupArn', 'groupId', 'members', 'createdAt'],
  remediation:
    'Give administration through a role that asks for MFA, detach AdministratorAccess with detach-group-policy, and attach what the members need from day to day.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_job-functions.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
  ],

  *run({ account, unknown }) {
    const areMembersKnown = membershipGap(account) === null
    for (const group of account.groups()) {
      const policy = holdsAwsPolicy(group, ADMINISTRATOR_ACCESS)
      if (policy === null) unknown('groups', 'its attached policies were not given', group.arn)
      if (!policy) continue
      const name = group.name.toLowerCase()
      const members = account.users().filter(({ groups }) => groups?.some((one) => one.toLowerCase() === name))
      yield {
        values: {
          groupArn: group.arn,
          groupId: group.id,
          members: areMembersKnown ? members.length : null,
          createdAt: group.createdAt,
        },
        evidence: [{ kind: 'attachment', policyArn: policy.arn, to: group.arn }],
      }
    }
  },
})
